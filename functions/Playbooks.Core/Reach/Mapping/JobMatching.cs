using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// Which jobs of a file a job of a run may be. GitHub shows <c>build</c>, <c>build (ubuntu, 20)</c> for one of a matrix, and
/// <c>call / build</c> for a job of a called workflow; a computed name may be any.
/// </summary>
public static class JobMatching
{
    /// <summary>Empty where none fits.</summary>
    public static ImmutableArray<ReachedJob> Find(ImmutableArray<ReachedJob> jobs, string shown)
    {
        var fitting = jobs.Where(j => FitsLast(j, shown)).ToImmutableArray();
        var exact = fitting.Where(j => FitsAll(j, shown)).ToImmutableArray();
        return exact.IsEmpty ? fitting : exact;
    }

    private static bool FitsAll(ReachedJob job, string shown) =>
        shown.Split(" / ") is var parts && parts.Length == job.Calls.Length
        && parts.SkipLast(1).Zip(job.Calls).All(p => p.First == p.Second || p.First.StartsWith($"{p.Second} (", StringComparison.Ordinal))
        && !IsComputed(job);

    private static bool FitsLast(ReachedJob job, string shown)
    {
        var last = shown.Split(" / ")[^1];
        var name = job.Job.Name ?? job.Job.Id;
        return IsComputed(job) || job.CannotTell is not null || last == name || shown == name || last.StartsWith($"{name} (", StringComparison.Ordinal);
    }

    private static bool IsComputed(ReachedJob job) => job.Job.Name?.Contains("${{", StringComparison.Ordinal) == true;
}
