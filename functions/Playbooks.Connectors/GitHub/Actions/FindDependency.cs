using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which repositories depend on a package, by GitHub's dependency graph. What the graph does not see (vendored code, build images) it cannot tell.</summary>
internal sealed class FindDependency(GitHubTenant tenant) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-dependency",
        Summary = "Find the repositories whose dependency graph holds a package, at any or at given versions.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each."),
            new("package", ValueType.Text, Required: true, "Package URL without a version: pkg:npm/left-pad, pkg:npm/%40acme/ui."),
            new("versions", ValueType.ListOf(ValueType.Text), Required: false, "Versions that count; any where left out."),
        ],
        Output = ValueType.ObjectOf(
            ("uses", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("package", ValueType.Text), ("version", ValueType.Text)))), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["The dependency graph of the default branch, as it is now: what was installed in the window may have been another version. A lockfile at a commit tells more."],
        Permissions = [GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "dependency-graph/sboms#export-a-software-bill-of-materials-sbom-for-a-repository",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var package = Unescaped(call.Arguments.GetText("package") ?? "");
        var versions = (call.Arguments.Get("versions")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content).ToHashSet(StringComparer.Ordinal);
        var names = (call.Arguments.Get("repositories")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var looks = await SideBySide.AskAsync(names, (name, stop) => LookAsync(name, (p, v) => p == package && (versions.Count == 0 || versions.Contains(v)), stop), token);
        return new ActionOutcome.Succeeded(Value.MapOf(("uses", Value.ListOf(looks.SelectMany(l => l.Uses))), ("cannot_tell", Value.ListOf(looks.SelectMany(l => l.Unknown)))));
    }

    private async Task<(IEnumerable<Value> Uses, IEnumerable<Value> Unknown)> LookAsync(string name, Func<string, string, bool> isWanted, CancellationToken token)
    {
        if (!RepositoryName.TryParse(name, out var repository) || tenant.Find(repository.Owner) is not { } api)
        {
            return ([], [GitHubTerms.Unknowable($"github:{name}", "no installation is configured for its owner")]);
        }

        if (!(await api.ReadBillOfMaterialsAsync(repository, token)).Is(out var packages, out var failure))
        {
            return ([], [GitHubTerms.Unknowable($"github:{name}: dependency graph", failure.Detail)]);
        }

        return (
            packages.Select(p => (Name: Unescaped($"{p with { Version = null }}"), Version: p.Version ?? "")).Where(p => isWanted(p.Name, p.Version)).Distinct()
                .Select(p => Value.MapOf(("repository", Value.Of(name)), ("package", Value.Of(p.Name)), ("version", Value.Of(p.Version)))),
            []);
    }

    private static string Unescaped(string package) => Uri.UnescapeDataString(package);
}
