using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>
/// Which jobs of a repository ran an action within windows of time. What counts is when a job began: a run that was created
/// earlier may have been re-run, or have waited for an approval, for up to thirty days.
/// </summary>
/// <param name="now">A use that is pinned to a hostile commit stays hostile after the window, until now.</param>
/// <param name="readsLogs">The log decides where it can be had; without it the files only make it probable.</param>
internal sealed class RunInvestigation(GitHubTenant tenant, ReadWorkflow read, ActionUse use, ImmutableArray<Window> windows, DateTimeOffset now, bool readsLogs)
    : IInvestigation
{
    private const int AtOnce = 8;
    private static readonly TimeSpan LongestRerun = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(string Repository, string Path, string Sha), Lazy<Task<FileEvidence>>> files = [];

    /// <summary>Runs with at least one job that is not ruled out, and what could not be told.</summary>
    public async Task<Answer<Investigated>> LookAtAsync(GitHubApi api, RepositoryName repository, CancellationToken token)
    {
        var (from, to) = (windows.Min(w => w.From), use.Commits.IsEmpty ? windows.Max(w => w.To) : now);
        if (!(await api.FindRunsAsync(repository, from - LongestRerun, to, token)).Is(out var found, out var failure))
        {
            return failure;
        }

        var results = new ConcurrentBag<Answer<RunEvidence>>();
        var candidates = found.Runs.Where(r => r.UpdatedAt >= from || !r.IsCompleted);
        await Parallel.ForEachAsync(candidates, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (run, stop) =>
            results.Add(await LookAtAsync(api, repository, run, stop)));
        return Investigated.Of(repository, found, [.. results]);
    }

    private async Task<Answer<RunEvidence>> LookAtAsync(GitHubApi api, RepositoryName repository, WorkflowRun run, CancellationToken token)
    {
        if (!(await api.ListJobsAsync(repository, run.Id, token)).Is(out var jobs, out var failure))
        {
            return failure with { Detail = $"jobs of the run {run.Id}: {failure.Detail}" };
        }

        var exposed = jobs.Where(j => j.HasRun && (IsInWindow(j) || (!use.Commits.IsEmpty && j.StartedAt >= windows.Min(w => w.From)))).ToList();
        var idle = jobs.Where(j => !j.HasRun && IsInWindow(j)).ToList();
        if (exposed.Count == 0 && idle.Count == 0)
        {
            return new RunEvidence(repository, run, []);
        }

        var file = await FilesOfAsync(repository, run, token);
        var evidence = ImmutableArray.CreateBuilder<JobEvidence>();
        foreach (var job in exposed.Where(j => IsInWindow(j) || file.MentionsFor(j.Name).Any(NamesCommit)))
        {
            evidence.Add(await LookAtAsync(api, repository, job, file, token));
        }

        var ruledOut = evidence.Where(e => e.Grade == Grade.RuledOut && file.MentionsFor(e.Job.Name).Any()).Select(e => new JobCovered(e.Job, e.Rule ?? "", e.Reasons[0]));
        var never = idle.Where(j => file.MentionsFor(j.Name).Any()).Select(j => JobCovered.NeverStarted(j));
        var open = evidence.Any(e => e.Grade == Grade.Possible) ? file.Unread : [];
        return new RunEvidence(repository, run, evidence.ToImmutable())
        {
            Covered = [.. ruledOut, .. never],
            CannotTell = [.. open.Select(why => ($"github:{repository}/runs/{run.Id}", why))],
        };
    }

    private async Task<JobEvidence> LookAtAsync(GitHubApi api, RepositoryName repository, Job job, FileEvidence file, CancellationToken token)
    {
        // A runner fetches the actions of steps that it skips later, too.
        var named = (job.Steps ?? []).Where(IsUse).ToList();
        if (named.Count > 0 && named.All(s => s.Conclusion == "skipped"))
        {
            return new(job, Grade.RuledOut, null, ["the steps that name it were skipped"], false) { Rule = "steps-skipped" };
        }

        var noLog = "logs were not asked for";
        if (readsLogs)
        {
            var answer = await api.ReadJobLogAsync(repository, job.Id, token);
            if (answer.Is(out var log, out var failure))
            {
                if (FetchedActions.Find(log, use) is { } fetch)
                {
                    return new(job, Grade.Confirmed, fetch.Sha, [fetch.Reason], false) { Rule = "log-shows" };
                }

                if (FetchedActions.IsWhole(log))
                {
                    return new(job, Grade.RuledOut, null, ["the runner's log fetches other actions only"], false) { Rule = "log-fetches-others" };
                }
            }

            noLog = failure is null ? "the log lacks its beginning" : $"no log: {failure.Detail}";
        }

        var steps = named.Where(s => s.Conclusion != "skipped").Select(s => $"step {s.Number} is '{s.Name}'");
        ImmutableArray<string> reasons = [.. file.MentionsFor(job.Name), .. steps];
        return reasons.IsEmpty
            ? new(job, file.Unread.IsEmpty ? Grade.RuledOut : Grade.Possible, null, [.. file.Unread, noLog], file.MayNest) { Rule = file.Unread.IsEmpty ? "not-named" : "not-excluded" }
            : new(job, Grade.Probable, null, [.. reasons, noLog], false) { Rule = "file-names" };
    }

    private bool IsInWindow(Job job) => windows.Any(w => w.Holds(job.StartedAt));

    private bool NamesCommit(string mention) => use.Commits.Any(c => mention.Contains(c, StringComparison.OrdinalIgnoreCase));

    /// <summary>A step without a name of its own is shown as <c>Run owner/name@ref</c>.</summary>
    private bool IsUse(JobStep step) =>
        step.Name.Split(' ', 2)[^1].Split('@', 2) is [var path, var reference] && use.Is(path, reference, null);

    private async Task<FileEvidence> FilesOfAsync(RepositoryName repository, WorkflowRun run, CancellationToken token)
    {
        var all = await FileAsync(repository, run.File, run.HeadSha, token);
        if (run.References.IsEmpty && !all.Calls.IsEmpty)
        {
            all = all.And(FileEvidence.Unreadable(run.File, $"calls {all.Calls[0]}, and GitHub tells of no file that the run called"));
        }

        foreach (var called in run.References)
        {
            var path = called.Path.Split('@')[0].Split('/', 3);
            var isNamed = RepositoryName.TryParse(string.Join('/', path.Take(2)), out var theirs) && path.Length == 3;
            var mention = use.Is(called.Path.Split('@')[0], called.Ref ?? called.Path.Split('@')[^1], called.Sha)
                ? new FileEvidence([new JobMention("${{", [$"the run calls {called.Path} at {called.Sha}"])], [], false)
                : null;
            all = all.And(mention ?? (isNamed ? await FileAsync(theirs, path[2], called.Sha, token) : FileEvidence.Unreadable(called.Path, "names no file")));
        }

        return all;
    }

    private Task<FileEvidence> FileAsync(RepositoryName repository, string path, string sha, CancellationToken token) =>
        files.GetOrAdd((repository.ToString(), path, sha), _ => new(() => ReadFileAsync(repository, path, sha, token))).Value;

    private async Task<FileEvidence> ReadFileAsync(RepositoryName repository, string path, string sha, CancellationToken token)
    {
        if (tenant.Find(repository.Owner) is not { } api)
        {
            return FileEvidence.Unreadable($"{repository}/{path}", "no installation is configured for its owner");
        }

        if (!(await api.ReadFileAsync(repository, path, sha, token)).Is(out var text, out var failure))
        {
            return FileEvidence.Unreadable($"{repository}/{path}", failure.Detail);
        }

        var facts = read(path, Encoding.UTF8.GetBytes(text));
        return FileEvidence.Of(use, facts).And(await LocalAction.LookIntoAsync(api, repository, facts, sha, use, token));
    }
}
