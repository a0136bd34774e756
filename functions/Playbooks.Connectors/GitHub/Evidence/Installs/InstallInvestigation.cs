using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence.Installs;

/// <summary>
/// Which jobs of a repository installed a package within windows of time: by what their scripts install, what the lockfiles of the commit that ran
/// pin, and what the log says was taken.
/// </summary>
internal sealed class InstallInvestigation(RunWorkflows workflows, CommitReading commits, SuspectPackage suspect, ImmutableArray<Window> windows, bool readsLogs) : IInvestigation
{
    private const int AtOnce = 8;
    private const int MostDoubts = 5;
    private static readonly TimeSpan LongestRerun = TimeSpan.FromDays(30);

    public async Task<Answer<Investigated>> LookAtAsync(GitHubApi api, RepositoryName repository, CancellationToken token)
    {
        var (from, to) = (windows.Min(w => w.From), windows.Max(w => w.To));
        if (!(await api.FindRunsAsync(repository, from - LongestRerun, to, token)).Is(out var found, out var failure))
        {
            return failure;
        }

        var results = new ConcurrentBag<Answer<RunEvidence>>();
        var candidates = found.Runs.Where(r => r.UpdatedAt >= from || !r.IsCompleted);
        await Parallel.ForEachAsync(candidates, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (run, stop) =>
            results.Add(await LookAtAsync(api, repository, run, Before(found.Runs, run, from), stop)));
        return Investigated.Of(repository, found, [.. results]);
    }

    /// <summary>The commit that the branch of the run had last before the windows, as far as a run tells.</summary>
    private static string? Before(ImmutableArray<WorkflowRun> runs, WorkflowRun run, DateTimeOffset from) =>
        runs.Where(r => r.CreatedAt < from && r.HeadBranch == run.HeadBranch).MaxBy(r => r.CreatedAt)?.HeadSha;

    private async Task<Answer<RunEvidence>> LookAtAsync(GitHubApi api, RepositoryName repository, WorkflowRun run, string? before, CancellationToken token)
    {
        if (!(await api.ListJobsAsync(repository, run.Id, token)).Is(out var jobs, out var failure))
        {
            return failure with { Detail = $"jobs of the run {run.Id}: {failure.Detail}" };
        }

        var inWindow = jobs.Where(j => windows.Any(w => w.Holds(j.StartedAt))).ToList();
        if (inWindow.Count == 0)
        {
            return new RunEvidence(repository, run, []);
        }

        var commit = await commits.OfAsync(api, repository, before, run.HeadSha, token);
        var file = await workflows.OfAsync(repository, run, token);
        var evidence = ImmutableArray.CreateBuilder<JobEvidence>();
        foreach (var job in inWindow.Where(j => j.HasRun))
        {
            evidence.Add(await WithLogAsync(api, repository, job, Judge(job, file.Jobs, file.Why, commit), token));
        }

        var idle = inWindow.Where(j => !j.HasRun).Select(j => JobCovered.NeverStarted(j));
        var asksForIt = commit.Lockfiles.Any(l => !l.Facts.Find(suspect.Package with { Version = null }).Found.IsEmpty);
        var ruledOut = evidence.Where(e => asksForIt && e.Grade == Grade.RuledOut).Select(e => new JobCovered(e.Job, e.Rule ?? "", e.Reasons[0]));
        return new RunEvidence(repository, run, evidence.ToImmutable()) 
        {
            Covered = [.. ruledOut, .. asksForIt ? idle : []],
            CannotTell = evidence.Any(e => e.Rule is "lockfile-not-read" or "file-not-read" or "sbom" or "graph-change" or "action-may-install") ? [.. Doubts(repository, run, commit)] : [],
        };
    }

    /// <summary>What the lockfiles of the commit do not tell of the package, and why the dependency graph did not help.</summary>
    private IEnumerable<(string What, string Why)> Doubts(RepositoryName repository, WorkflowRun run, CommitPackages commit) =>
        commit.Unread.Select(why => ($"github:{repository}@{run.HeadSha}", why))
            .Concat(commit.Lockfiles.SelectMany(l => l.Facts.Find(suspect.Package).CannotTell.Take(MostDoubts).Select(d => ($"github:{repository}/{l.Path}@{run.HeadSha}", $"{d}"))))
            .Concat(commit.Graph?.Unread is { } why ? [($"github:{repository}/dependency-graph", why)] : []);

    private JobEvidence Judge(Job job, ImmutableArray<ReachedJob>? jobs, string why, CommitPackages commit)
    {
        if (jobs is null)
        {
            var locked = InstallRules.Locked(suspect, commit);
            return locked.Grade == ExposureGrade.RuledOut ? Evidence(job, locked) : Evidence(job, new(ExposureGrade.Possible, "file-not-read", $"{why}. {locked.Reason}"));
        }

        var fitting = JobMatching.Find(jobs.Value, job.Name);
        var steps = (fitting.IsEmpty ? jobs.Value : fitting).SelectMany(j => j.Job.Steps).ToList();
        var finding = InstallRules.Judge(suspect, steps, step => Executed(job, step), commit);
        var blind = fitting.FirstOrDefault(j => j.CannotTell is not null)?.CannotTell;
        return Evidence(job, blind is not null && finding.Grade == ExposureGrade.RuledOut ? new(ExposureGrade.Possible, "call-not-followed", $"{blind}.") : finding);
    }

    /// <summary>GitHub shows a step by its name, or as <c>Run</c> and the first line of its script.</summary>
    private static bool? Executed(Job job, StepFacts step)
    {
        var shown = step.Name ?? $"Run {(step.Run ?? step.Uses?.Text ?? "").TrimStart().Split('\n')[0].TrimEnd()}";
        return (job.Steps ?? []).FirstOrDefault(s => s.Name == shown)?.Conclusion switch
        {
            null => null,
            "skipped" => false,
            _ => true,
        };
    }

    private async Task<JobEvidence> WithLogAsync(GitHubApi api, RepositoryName repository, Job job, JobEvidence evidence, CancellationToken token)
    {
        if (!readsLogs || suspect.Versions.IsEmpty || evidence.Grade is Grade.Confirmed or Grade.RuledOut)
        {
            return evidence;
        }

        var answer = await api.ReadJobLogAsync(repository, job.Id, token);
        return !answer.Is(out var log, out var failure) ? evidence with { Reasons = evidence.Reasons.Add($"no log: {failure.Detail}") }
            : InstalledLines.Find(log, suspect) is { } said ? evidence with { Grade = Grade.Confirmed, Rule = "log-names-version", Reasons = [$"line {said.Line} of the log names {suspect} {said.Version}", .. evidence.Reasons] }
            : evidence;
    }

    private static JobEvidence Evidence(Job job, Finding finding) => new(job, GradeOf(finding.Grade), null, [finding.Reason], false) { Rule = finding.Rule };

    private static Grade GradeOf(ExposureGrade grade) => grade switch
    {
        ExposureGrade.Confirmed => Grade.Confirmed,
        ExposureGrade.Probable => Grade.Probable,
        ExposureGrade.Possible => Grade.Possible,
        _ => Grade.RuledOut,
    };
}
