namespace Playbooks.Core.Journals;

/// <summary>Something in a journal that cannot be as it was written.</summary>
/// <param name="Line">Where it was noticed, from 1.</param>
/// <param name="Offset">Of the first byte in question.</param>
/// <param name="Length">Bytes in question.</param>
public sealed record JournalProblem(long Line, long Offset, int Length, string Reason);
