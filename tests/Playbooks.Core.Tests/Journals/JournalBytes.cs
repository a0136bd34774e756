namespace Playbooks.Core.Tests.Journals;

internal static class JournalBytes
{
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> journal)
    {
        for (int end; (end = journal.Span.IndexOf((byte)'\n')) >= 0; journal = journal[(end + 1)..])
        {
            yield return journal[..end];
        }
    }
}
