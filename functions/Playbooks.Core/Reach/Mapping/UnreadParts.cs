using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What a job's file holds that cannot be told, each with the reason: GitHub would refuse most of it, so that nobody knows what ran in its place.</summary>
internal static class UnreadParts
{
    private const int Most = 20;

    public static IEnumerable<string> Of(ReachedJob reached) =>
        Call(reached).Concat(Uses(reached.Job)).Concat(Matrix(reached.Job)).Concat(Expressions(reached)).Take(Most);

    private static IEnumerable<string> Call(ReachedJob reached) => reached.CannotTell is { } why ? [why] : [];

    private static IEnumerable<string> Uses(JobFacts job) =>
        job.Steps.Select(s => s.Uses).Append(job.Call).OfType<UsesFacts>().Where(LookAlikes.Is).Select(u => $"'{u.Text}' {LookAlikes.Why}").Distinct();

    private static IEnumerable<string> Matrix(JobFacts job) => job.MatrixJobs > JobFacts.MostMatrixJobs
        ? [$"the matrix asks for {job.MatrixJobs} jobs and GitHub makes at most {JobFacts.MostMatrixJobs} of one: which of them ran, only the run itself tells"]
        : [];

    private static IEnumerable<string> Expressions(ReachedJob reached) =>
        reached.Workflow.UnreadExpressions.Concat(reached.Workflow.UnclosedExpressions).Where(place => IsIn(place, reached.Job.Id)).Distinct()
            .Select(place => $"the expression at {place} is none that GitHub would evaluate: what it gave away cannot be told");

    /// <summary>What stands outside of the jobs is every job's.</summary>
    private static bool IsIn(string place, string job) =>
        !place.StartsWith("jobs.", StringComparison.Ordinal) || place.StartsWith($"jobs.{job}.", StringComparison.Ordinal);
}
