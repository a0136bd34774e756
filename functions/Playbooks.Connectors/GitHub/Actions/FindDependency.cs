using System.Text.Json;
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
        var (uses, unknown) = (new List<Value>(), new List<Value>());
        var package = Unescaped(call.Arguments.GetText("package") ?? "");
        var versions = (call.Arguments.Get("versions")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content).ToHashSet(StringComparer.Ordinal);
        foreach (var name in (call.Arguments.Get("repositories")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!RepositoryName.TryParse(name, out var repository) || tenant.Find(repository.Owner) is not { } api)
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{name}", "no installation is configured for its owner"));
            }
            else if (!(await api.ReadBillOfMaterialsAsync(repository, token)).Is(out var document, out var failure))
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{name}: dependency graph", failure.Detail));
            }
            else
            {
                uses.AddRange(Locators(document).Select(Split).Where(p => p.Name == package && (versions.Count == 0 || versions.Contains(p.Version))).Distinct()
                    .Select(p => Value.MapOf(("repository", Value.Of(name)), ("package", Value.Of(p.Name)), ("version", Value.Of(p.Version)))));
            }
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("uses", Value.ListOf(uses)), ("cannot_tell", Value.ListOf(unknown))));
    }

    /// <summary>The package URLs of an SPDX document, wherever they stand below the packages.</summary>
    private static IEnumerable<string> Locators(JsonElement document) => Items(Member(Member(document, "sbom"), "packages"))
        .SelectMany(package => Items(Member(package, "externalRefs")))
        .Select(reference => Member(reference, "referenceLocator"))
        .Where(locator => locator.ValueKind == JsonValueKind.String)
        .Select(locator => locator.GetString() ?? "");

    private static (string Name, string Version) Split(string locator)
    {
        var bare = locator.Split('?', '#')[0];
        var at = bare.LastIndexOf('@');
        return at < 0 ? (Unescaped(bare), "") : (Unescaped(bare[..at]), Uri.UnescapeDataString(bare[(at + 1)..]));
    }

    private static string Unescaped(string package) => Uri.UnescapeDataString(package);

    private static JsonElement Member(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var member) ? member : default;

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
