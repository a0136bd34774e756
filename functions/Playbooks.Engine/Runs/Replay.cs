using Playbooks.Core.Journals;
using Playbooks.Core.Runs;

namespace Playbooks.Engine.Runs;

/// <summary>Journal lines become a run again, each checked to follow the one before it.</summary>
public sealed class Replay
{
    private readonly List<JournalLine> lines = [];
    private readonly RunFold fold = new();
    private long offset;

    public Run? Run => fold.Run;

    public JournalHead Head { get; private set; } = JournalHead.Start;

    public IReadOnlyList<JournalLine> Lines => lines;

    /// <exception cref="DamagedJournalException">The line is unreadable, out of order, edited, or contradicts what came before.</exception>
    public void Add(ReadOnlyMemory<byte> bytes)
    {
        var line = JournalCodec.Read(bytes, Head) switch
        {
            JournalRead.Line read => read.Value,
            JournalRead.Broken broken => throw Damaged(broken.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (line.Number != Head.Number + 1)
        {
            throw Damaged($"it says it is line {line.Number}");
        }

        if (line.Previous != Head.Hash)
        {
            throw Damaged("the line before it is not the one it was written after");
        }

        try
        {
            fold.Add(line.Event, line.At);
        }
        catch (JournalException e)
        {
            throw Damaged(e.Message);
        }

        Head = new JournalHead(line.Number, line.Hash);
        lines.Add(line);
        offset += bytes.Length + 1;
    }

    private DamagedJournalException Damaged(string reason) => new(Head.Number + 1, offset, reason);
}
