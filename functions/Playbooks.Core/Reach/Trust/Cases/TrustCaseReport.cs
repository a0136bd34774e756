using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Cases;

/// <param name="Failures">One line per case that failed or is out of scope: its id, what was expected, what we say and why.</param>
public sealed record TrustCaseReport(int Passed, ImmutableArray<string> Failures)
{
    internal static TrustCaseReport Of(IEnumerable<TrustCase> cases)
    {
        var all = cases.ToArray();
        return new(all.Count(c => c.Failure is null), [.. all.Where(c => c.Failure is not null).Select(c => $"{c.Id}: {c.Failure}")]);
    }
}
