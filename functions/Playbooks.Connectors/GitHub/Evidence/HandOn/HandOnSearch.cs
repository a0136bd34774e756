using Playbooks.Connectors.GitHub.Evidence.Installs;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Mapping;

namespace Playbooks.Connectors.GitHub.Evidence.HandOn;

/// <summary>Finds in one repository the jobs into which what affected jobs left could have come.</summary>
/// <param name="affected">Ids of the repository's affected runs, with the names of their affected jobs and when the first of them began.</param>
internal sealed class HandOnSearch(GitHubApi api, RepositoryName repository, RunWorkflows workflows, IReadOnlyDictionary<long, AffectedRun> affected)
{
    private static readonly TimeSpan LongestRerun = TimeSpan.FromDays(30);

    private readonly List<RunEvidence> found = [];
    private readonly List<string> unread = [];

    public async Task<Answer<(IReadOnlyList<RunEvidence> Runs, IReadOnlyList<string> Unread)>> FindAsync(DateTimeOffset now, CancellationToken token)
    {
        var since = affected.Values.Min(a => a.Since);
        if (!(await api.FindRunsAsync(repository, since - LongestRerun, now, token)).Is(out var window, out var failure))
        {
            return failure;
        }

        var runs = window.Runs.Where(r => r.UpdatedAt >= since || !r.IsCompleted).ToList();
        var givers = new List<(HandOnJob Job, DateTimeOffset Since)>();
        foreach (var run in runs.Where(r => affected.ContainsKey(r.Id)))
        {
            var names = affected[run.Id].Jobs;
            givers.AddRange((await JobsAsync(run, token)).Where(j => names.Any(n => n == j.Name || n.EndsWith($" / {j.Name}", StringComparison.Ordinal) || n.StartsWith($"{j.Name} (", StringComparison.Ordinal))).Select(j => (j, affected[run.Id].Since)));
        }

        foreach (var run in runs.Where(_ => givers.Count > 0).OrderBy(r => r.Id))
        {
            if (await TakersAsync(run, givers, token) is { } failed)
            {
                unread.Add(failed);
            }
        }

        return (found, unread);
    }

    private async Task<IReadOnlyList<HandOnJob>> JobsAsync(WorkflowRun run, CancellationToken token)
    {
        var (jobs, why) = await workflows.OfAsync(repository, run, token);
        if (jobs is null)
        {
            unread.Add($"run {run.Id}: {why}");
        }

        return [.. (jobs ?? []).Select(j => new HandOnJob(run.Id, j.Job.Name ?? j.Job.Id, run.Event, run.HeadBranch ?? "", run.Actor?.Login ?? "", HandedOn.By(j.Job)))];
    }

    /// <summary>Null, or why it cannot be told. The jobs of a run are asked for only where its files say that one of them may take something.</summary>
    private async Task<string?> TakersAsync(WorkflowRun run, List<(HandOnJob Job, DateTimeOffset Since)> givers, CancellationToken token)
    {
        var (files, _) = await workflows.OfAsync(repository, run, token);
        var takers = (await JobsAsync(run, token)).Where(t => givers.Exists(g => HandOnRules.Judge(g.Job, t) is not null)).ToList();
        if (takers.Count == 0)
        {
            return null;
        }

        if (!(await api.ListJobsAsync(repository, run.Id, token)).Is(out var jobs, out var failure))
        {
            return $"run {run.Id}: {failure.Detail}";
        }

        var known = affected.GetValueOrDefault(run.Id)?.Jobs ?? [];
        var evidence = jobs.Where(j => j.HasRun && !known.Contains(j.Name)).Select(job =>
        {
            var names = JobMatching.Find(files ?? [], job.Name).Select(j => j.Job.Name ?? j.Job.Id).ToList();
            var finding = takers.Where(t => names.Contains(t.Name)).SelectMany(t => givers.Where(g => job.StartedAt >= g.Since).Select(g => HandOnRules.Judge(g.Job, t))).OfType<Finding>().FirstOrDefault();
            return finding is null ? null : new JobEvidence(job, Grade.Possible, null, [finding.Reason], false) { Rule = finding.Rule };
        }).OfType<JobEvidence>().ToList();
        if (evidence.Count > 0)
        {
            found.Add(new(repository, run, [.. evidence]));
        }

        return null;
    }
}
