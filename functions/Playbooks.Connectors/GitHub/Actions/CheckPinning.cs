using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Connectors.GitHub.Baselines;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Whether a repository's workflows, and the actions that lie in it, name foreign code by its content: a tag that is moved then changes nothing.</summary>
internal sealed partial class CheckPinning(GitHubTenant tenant, ReadWorkflow read) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.check-pinning",
        Summary = "Tell which actions and workflows a repository uses without naming a full commit, or at a commit that is not known to be clean.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.Repository,
            new("ref", ValueType.Text, Required: false, "Branch, tag or commit to look at; the default branch where left out."),
            new("known", ValueType.ListOf(ValueType.Text), Required: false, "owner/name@SHA of each commit that is known to be clean; where they are given, every other one is told too."),
        ],
        Output = ValueType.ObjectOf(
            ("pinned", ValueType.Bool), ("files", ValueType.Int),
            ("loose", ValueType.ListOf(ValueType.ObjectOf(("file", ValueType.Text), ("uses", ValueType.Text), ("why", ValueType.Text)))),
            ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["A commit of a fork can be named through the repository that it was forked from: 'known' is what settles whose it is."],
        Permissions = [GitHubTerms.Right("metadata:read"), GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "git/trees#get-a-tree",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!Place.TryFind(tenant, call, scope, out var place, out var why))
        {
            return why;
        }

        var commit = place.OptionalText("ref");
        if (commit is null)
        {
            if (!(await place.Api.GetRepositoryAsync(place.Repository, token)).Is(out var repository, out var absent))
            {
                return place.Outcome(absent);
            }

            commit = repository.DefaultBranch ?? "HEAD";
        }

        if (!(await place.Api.ReadTreeAsync(place.Repository, commit, token)).Is(out var tree, out var failure))
        {
            return place.Outcome(failure);
        }

        var (loose, unknown, files) = (new List<Value>(), new List<Value>(), tree.Entries.Where(IsRead).ToList());
        if (tree.Truncated)
        {
            unknown.Add(GitHubTerms.Unknowable($"{place.Target}@{commit}", "the repository has more files than GitHub lists"));
        }

        foreach (var file in files)
        {
            if ((await place.Api.ReadFileAsync(place.Repository, file.Path, commit, token)).Is(out var text, out var unread))
            {
                Look(file.Path, text, Known(place), loose, unknown);
            }
            else
            {
                unknown.Add(GitHubTerms.Unknowable($"{place.Target}/{file.Path}@{commit}", unread.Detail));
            }
        }

        return new ActionOutcome.Succeeded(Value.MapOf(
            ("pinned", Value.Of(loose.Count + unknown.Count == 0)), ("files", Value.Of(files.Count)), ("loose", Value.ListOf(loose)), ("cannot_tell", Value.ListOf(unknown))));
    }

    private static bool IsRead(TreeEntry entry) => entry.Type == "blob" && (IsWorkflow(entry.Path) || entry.Path.Split('/')[^1] is "action.yml" or "action.yaml");

    private static bool IsWorkflow(string path) =>
        path.StartsWith(Sources.WorkflowFolder, StringComparison.Ordinal) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal));

    private static ImmutableHashSet<string>? Known(Place place) => place.Texts("known")?.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    private void Look(string path, string text, ImmutableHashSet<string>? known, List<Value> loose, List<Value> unknown)
    {
        if (!IsWorkflow(path))
        {
            loose.AddRange(Uses().Matches(text).Select(m => m.Groups[1].Value).Where(u => !u.StartsWith("./", StringComparison.Ordinal)).Select(u => (u, Why(u, known)))
                .Where(u => u.Item2 is not null).Select(u => Loose(path, u.u, u.Item2)));
            return;
        }

        var facts = read(path, Encoding.UTF8.GetBytes(text));
        if (facts.Fault is { } fault)
        {
            unknown.Add(GitHubTerms.Unknowable(path, fault.Reason));
        }

        var uses = facts.Jobs.SelectMany(j => j.Steps.Select(s => s.Uses).Append(j.Call)).OfType<UsesFacts>().DistinctBy(u => u.Text);
        loose.AddRange(uses.Select(u => (u.Text, Why: u.IsPinned ? Unknown(u, known) : $"is named by {Named(u.Pin)}, which can be moved")).Where(u => u.Why is not null).Select(u => Loose(path, u.Text, u.Why)));
    }

    private static string? Unknown(UsesFacts uses, ImmutableHashSet<string>? known) =>
        uses.Kind == UsesKind.Action && known?.Contains($"{uses.Owner}/{uses.Repository}@{uses.Ref}") == false ? "is pinned to a commit that is not known to be clean" : null;

    private static string? Why(string uses, ImmutableHashSet<string>? known) => uses.Split('@', 2) switch
    {
        [var name, var reference] when reference.Length == 40 && reference.All(char.IsAsciiHexDigit) =>
            known?.Contains($"{string.Join('/', name.Split('/').Take(2))}@{reference}") == false ? "is pinned to a commit that is not known to be clean" : null,
        [_, var digest] when digest.StartsWith("sha256:", StringComparison.Ordinal) => null,
        _ => "is named by what can be moved",
    };

    private static string Named(PinKind pin) => pin switch
    {
        PinKind.VersionTag => "a version",
        PinKind.Tag => "an image's tag",
        PinKind.Dynamic => "an expression",
        _ => "a branch or tag",
    };

    private static Value Loose(string path, string uses, string? why) => Value.MapOf(("file", Value.Of(path)), ("uses", Value.Of(uses)), ("why", Value.Of(why)));

    [GeneratedRegex("""^[\s-]*uses:\s*['"]?([^'"#\s]+)""", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Uses();
}
