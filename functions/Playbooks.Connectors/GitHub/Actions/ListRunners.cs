using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>The machines that run jobs besides GitHub's own: they keep what a job left there.</summary>
internal static class ListRunners
{
    private static readonly ValueType Runner = ValueType.ObjectOf(
        ("id", ValueType.Int), ("name", ValueType.Text), ("os", ValueType.Text), ("status", ValueType.Text), ("busy", ValueType.Bool),
        ("ephemeral", ValueType.Bool), ("labels", ValueType.ListOf(ValueType.Text)), ("group", GitHubTerms.OptionalText));

    private static readonly ValueType Group = ValueType.ObjectOf(
        ("name", ValueType.Text), ("visibility", ValueType.Text), ("allows_public", ValueType.Bool), ("repositories", ValueType.ListOf(ValueType.Text)));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-runners",
        Summary = "List the self-hosted runners of a repository, or of an organisation with their groups.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization],
        Output = ValueType.ObjectOf(("runners", ValueType.ListOf(Runner)), ("groups", ValueType.ListOf(Group)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("administration:read"), GitHubTerms.Right("organization_self_hosted_runners:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/self-hosted-runners",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var listed = place.IsRepository ? await place.Api.ListRunnersAsync(place.Repository, token) : await place.Api.ListRunnersAsync(place.Owner, token);
        if (!listed.Is(out var runners, out var failure))
        {
            return place.Outcome(failure);
        }

        var (groups, unknown) = (new List<Value>(), new List<Value>());
        var names = place.IsRepository ? [] : await GroupsAsync(place, groups, unknown, token);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("runners", GitHubTerms.List(runners, r => Written(r, r.RunnerGroupId is { } id ? names.GetValueOrDefault(id) : null))),
            ("groups", Value.ListOf(groups)),
            ("cannot_tell", Value.ListOf(unknown))));
    }

    private static async Task<Dictionary<long, string>> GroupsAsync(Place place, List<Value> written, List<Value> unknown, CancellationToken token)
    {
        if (!(await place.Api.ListRunnerGroupsAsync(place.Owner, token)).Is(out var groups, out var failure))
        {
            unknown.Add(GitHubTerms.Unknowable($"{place.Target}: groups of runners", failure.Detail));
            return [];
        }

        foreach (var group in groups)
        {
            var answer = group.Visibility == "selected" ? await place.Api.ListRunnerGroupRepositoriesAsync(place.Owner, group.Id, token) : null;
            if (answer?.Failure is { } unread)
            {
                unknown.Add(GitHubTerms.Unknowable($"{place.Target}: repositories of the group {group.Name}", unread.Detail));
            }

            var repositories = answer is not null && answer.Is(out var some, out _) ? some : [];
            written.Add(Value.MapOf(
                ("name", Value.Of(group.Name)), ("visibility", Value.Of(group.Visibility)), ("allows_public", Value.Of(group.AllowsPublicRepositories)),
                ("repositories", Value.ListOf(repositories.Select(r => r.FullName)))));
        }

        return groups.ToDictionary(g => g.Id, g => g.Name);
    }

    private static Value Written(Runner runner, string? group) => Value.MapOf(
        ("id", Value.Of(runner.Id)), ("name", Value.Of(runner.Name)), ("os", Value.Of(runner.Os)), ("status", Value.Of(runner.Status)), ("busy", Value.Of(runner.Busy)),
        ("ephemeral", Value.Of(runner.Ephemeral ?? false)), ("labels", Value.ListOf(runner.Labels.Select(l => l.Name))), ("group", Value.Of(group)));
}
