namespace Playbooks.Storage.Files.Commits;

/// <summary>What a claim asks of the commit log: to append lines, or (no lines) to settle its journal: to bring to the device what the log kept for it.</summary>
internal sealed class CommitEntry(JournalFile journal, ReadOnlyMemory<byte> lines)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalFile Journal => journal;

    public ReadOnlyMemory<byte> Lines => lines;

    public bool IsSettlement => lines.IsEmpty;

    public int Size => IsSettlement ? 0 : CommitRecord.SizeOf(journal.Run, lines.Length);

    public Task Done => done.Task;

    public void Complete() => done.TrySetResult();

    public void Fail(Exception fault) => done.TrySetException(fault);
}
