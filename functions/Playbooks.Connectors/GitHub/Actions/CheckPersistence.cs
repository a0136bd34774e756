using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Baselines;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Looks for what an attacker may have left to come back by.</summary>
internal static class CheckPersistence
{
    private static readonly ValueType Found = ValueType.ListOf(CaptureBaseline.Object);

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.check-persistence",
        Summary = "Tell what was added, changed or removed in a repository or an organisation since a baseline, and what was created since a time.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("baseline", ValueType.ListOf(ValueType.Any), Required: false, "The objects of github.capture-baseline; without them only the time is looked at."),
            new("since", ValueType.Text, Required: false, "RFC 3339: when the exposure window opened. What was created from then on is told even where the baseline has it."),
            new("expected", ValueType.ListOf(ValueType.Text), Required: false, "What this run itself did, as 'kind name' or 'kind' alone: 'actions-policy', 'ruleset incident response: pushes are blocked'."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("clean", ValueType.Bool), ("added", Found), ("changed", Found), ("removed", Found), ("created_since", Found), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["At least one of the baseline and the time is given. Workflow files are those of the default branch."],
        Permissions = CaptureBaseline.Needs,
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var since = GitHubTerms.TimeOf(place.OptionalText("since"));
        var baseline = place.Call.Arguments.Get("baseline") is Value.List list ? Digests(list) : null;
        if ((place.OptionalText("since") is not null && since is null) || (since is null && baseline is null))
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "give the objects of a baseline, a time as RFC 3339 text, or both");
        }

        var (objects, unknown) = await Sources.ReadAsync(place, token);
        var expected = (place.Texts("expected") ?? []).ToHashSet(StringComparer.Ordinal);
        bool IsNews(string kind, string name) => !expected.Contains(kind) && !expected.Contains($"{kind} {name}");
        var news = objects.Where(o => IsNews(o.Kind, o.Name)).ToList();
        var added = baseline is null ? [] : news.Where(o => !baseline.ContainsKey((o.Kind, o.Name))).ToList();
        var changed = baseline is null ? [] : news.Where(o => baseline.TryGetValue((o.Kind, o.Name), out var digest) && digest != o.Digest).ToList();
        var removed = baseline is null ? [] : baseline.Keys.Except(objects.Select(o => (o.Kind, o.Name))).Where(k => IsNews(k.Kind, k.Name)).ToList();
        var created = since is null ? [] : news.Where(o => o.CreatedAt >= since).ToList();
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("target", Value.Of(place.Target)),
            ("clean", Value.Of(added.Count + changed.Count + created.Count + unknown.Count == 0)),
            ("added", GitHubTerms.List(added, CaptureBaseline.Written)),
            ("changed", GitHubTerms.List(changed, CaptureBaseline.Written)),
            ("removed", GitHubTerms.List(removed.Order(), k => Value.MapOf(
                ("kind", Value.Of(k.Kind)), ("name", Value.Of(k.Name)), ("digest", Value.Of(baseline?[k])), ("created_at", Value.Nothing)))),
            ("created_since", GitHubTerms.List(created, CaptureBaseline.Written)),
            ("cannot_tell", Value.ListOf(unknown))));
    }

    private static Dictionary<(string Kind, string Name), string> Digests(Value.List baseline) => baseline.Items
        .GroupBy(o => (o.GetText("kind") ?? "", o.GetText("name") ?? ""))
        .ToDictionary(g => g.Key, g => g.First().GetText("digest") ?? "");
}
