using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>What came later to the machines of affected jobs: a machine of one's own keeps files and processes from job to job.</summary>
internal sealed class FindMachineJobs(GitHubTenant tenant) : IReadAction
{
    private static readonly TimeSpan LongestRerun = TimeSpan.FromDays(30);

    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-machine-jobs",
        Summary = "Find the jobs that ran later on a self-hosted machine on which affected jobs had run.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each whose jobs may run on these machines."),
            new("runs", ValueType.ListOf(ValueType.Any), Required: true, "Runs as github.find-runs reports them."),
        ],
        Output = ValueType.ObjectOf(("runs", ValueType.ListOf(RunValues.Run)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-jobs#list-jobs-for-a-workflow-run",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var machines = Machines(call.Arguments.Get("runs")?.Items ?? []);
        var (found, unknown) = (new List<RunEvidence>(), new List<Value>());
        var repositories = machines.Since.Count == 0 ? [] : call.Arguments.Get("repositories")?.Items ?? [];
        foreach (var name in repositories.OfType<Value.Text>().Select(t => t.Content).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!RepositoryName.TryParse(name, out var repository) || tenant.Find(repository.Owner) is not { } api)
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{name}", "no installation is configured for its owner"));
            }
            else if (!(await LookAtAsync(api, repository, machines, scope.Time.GetUtcNow(), token)).Is(out var runs, out var failure))
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{name}: jobs on the machines of affected jobs", failure.Detail));
            }
            else
            {
                found.AddRange(runs);
            }
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("runs", Value.ListOf(found.Select(RunValues.Written))), ("cannot_tell", Value.ListOf(unknown))));
    }

    private static async Task<Answer<List<RunEvidence>>> LookAtAsync(GitHubApi api, RepositoryName repository, MachineUse machines, DateTimeOffset now, CancellationToken token)
    {
        var since = machines.Since.Values.Min();
        if (!(await api.FindRunsAsync(repository, since - LongestRerun, now, token)).Is(out var window, out var failure))
        {
            return failure;
        }

        var found = new List<RunEvidence>();
        foreach (var run in window.Runs.Where(r => r.UpdatedAt >= since || !r.IsCompleted).OrderBy(r => r.Id))
        {
            if (!(await api.ListJobsAsync(repository, run.Id, token)).Is(out var jobs, out var unread))
            {
                return unread;
            }

            var later = jobs.Where(machines.IsLater).Select(j => new JobEvidence(j, Grade.Possible, null, [$"It ran on {j.RunnerName}, which outlives its jobs, after an affected job had."], false));
            if (later.ToList() is { Count: > 0 } exposed)
            {
                found.Add(new(repository, run, [.. exposed]));
            }
        }

        return found;
    }

    private static MachineUse Machines(IEnumerable<Value> runs)
    {
        var jobs = runs.SelectMany(r => r.Get("jobs")?.Items ?? []).ToList();
        var own = jobs.Where(j => (j.Get("labels")?.Items ?? []).Contains(Value.Of("self-hosted")) && j.GetText("runner") is not null);
        return new(
            own.GroupBy(j => j.GetText("runner") ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(Started), StringComparer.Ordinal),
            [.. jobs.Select(j => j.Get("job")).OfType<Value.Int>().Select(i => i.Number)]);
    }

    private static DateTimeOffset Started(Value job) => TimeText.TryRead(job.GetText("started_at") ?? "", out var time) ? time.AsTime() ?? DateTimeOffset.MinValue : DateTimeOffset.MinValue;

    /// <param name="Since">When the first affected job began, by the machine's name.</param>
    /// <param name="Affected">Ids of jobs that are known already.</param>
    private sealed record MachineUse(Dictionary<string, DateTimeOffset> Since, HashSet<long> Affected)
    {
        public bool IsLater(Job job) =>
            job.HasRun && !Affected.Contains(job.Id) && job.RunnerName is { } name && Since.TryGetValue(name, out var since) && job.StartedAt >= since;
    }
}
