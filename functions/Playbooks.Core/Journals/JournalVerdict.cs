using System.Collections.Immutable;

namespace Playbooks.Core.Journals;

/// <param name="SignedLines">Lines covered by the newest valid signature; later ones are only chained.</param>
/// <param name="Over">Whether the run has ended.</param>
public sealed record JournalVerdict(long Lines, long SignedLines, long Bytes, bool Over, ImmutableArray<JournalProblem> Problems)
{
    public bool IsSound => Problems.IsEmpty;
}
