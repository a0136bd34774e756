namespace Playbooks.Engine.Runs;

/// <summary>A journal was edited, cut or reordered. Nothing is performed from it; <c>playbook verify</c> says more.</summary>
public sealed class DamagedJournalException(long line, long offset, string reason)
    : Exception($"The journal is damaged at line {line} (byte {offset}): {reason}. Nothing was done. Run 'playbook verify' and restore the journal from a copy.")
{
    public long Line { get; } = line;

    /// <summary>Of the line's first byte.</summary>
    public long Offset { get; } = offset;
}
