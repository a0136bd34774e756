using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Evidence.HandOn;
using Playbooks.Connectors.GitHub.Evidence.Installs;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Where what affected jobs left came in: artifacts of the run, caches of the repository, runs that they started.</summary>
internal sealed class FindHandedOn(GitHubTenant tenant, ReadWorkflow read) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-handed-on",
        Summary = "Find the jobs that took artifacts or caches of affected jobs, or were started by them.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [new("runs", ValueType.ListOf(ValueType.Any), Required: true, "Runs as github.find-runs reports them.")],
        Output = ValueType.ObjectOf(("runs", ValueType.ListOf(RunValues.Run)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-jobs#list-jobs-for-a-workflow-run",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var workflows = new RunWorkflows(tenant, read);
        var now = scope.Time.GetUtcNow();
        var repositories = (call.Arguments.Get("runs")?.Items ?? []).GroupBy(r => r.GetText("repository") ?? "", StringComparer.OrdinalIgnoreCase).ToList();
        var looks = await SideBySide.AskAsync(repositories, (runs, stop) => LookAsync(workflows, runs, now, stop), token);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("runs", Value.ListOf(looks.SelectMany(l => l.Found).Select(RunValues.Written))), ("cannot_tell", Value.ListOf(looks.SelectMany(l => l.Unknown)))));
    }

    private async Task<(IReadOnlyList<RunEvidence> Found, IReadOnlyList<Value> Unknown)> LookAsync(RunWorkflows workflows, IGrouping<string, Value> runs, DateTimeOffset now, CancellationToken token)
    {
        if (!RepositoryName.TryParse(runs.Key, out var repository) || tenant.Find(repository.Owner) is not { } api)
        {
            return ([], [GitHubTerms.Unknowable($"github:{runs.Key}", "no installation is configured for its owner")]);
        }

        var what = $"github:{repository}: what affected jobs handed on";
        return (await new HandOnSearch(api, repository, workflows, Affected(runs)).FindAsync(now, token)).Is(out var answer, out var failure)
            ? (answer.Runs, [.. answer.Unread.Distinct().Select(why => GitHubTerms.Unknowable(what, why))])
            : ([], [GitHubTerms.Unknowable(what, failure.Detail)]);
    }

    private static Dictionary<long, AffectedRun> Affected(IEnumerable<Value> runs) => runs
        .GroupBy(r => (r.Get("run") as Value.Int)?.Number ?? 0)
        .ToDictionary(g => g.Key, g => g.SelectMany(r => r.Get("jobs")?.Items ?? []).ToList() is var jobs
            ? new AffectedRun([.. jobs.Select(j => j.GetText("name") ?? "")], jobs.Select(Started).DefaultIfEmpty(DateTimeOffset.MaxValue).Min())
            : throw new System.Diagnostics.UnreachableException());

    /// <summary>A time that cannot be read is one of which nothing is later: then all of the run's time counts.</summary>
    private static DateTimeOffset Started(Value job) =>
        TimeText.TryRead(job.GetText("started_at") ?? "", out var time) && time.AsTime() is { } at ? at : DateTimeOffset.UnixEpoch.AddYears(40);
}
