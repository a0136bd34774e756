using System.Security.Cryptography;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>
/// Re-computes a journal from its bytes: numbering, hashes, meaning, approvals' digests and signatures. Feed it every line in order, then
/// ask for the verdict.
/// </summary>
/// <param name="keys">Public keys by key id; a signature by another key is reported, not believed.</param>
public sealed class JournalVerifier(IReadOnlyDictionary<string, ECDsa> keys)
{
    private readonly List<JournalProblem> problems = [];
    private JournalHead head = JournalHead.Start;
    private readonly RunFold fold = new();
    private long offset;
    private long lastOffset;
    private int lastLength;
    private bool lost;

    public JournalVerdict Verdict => new(head.Number, SignedLines, offset, Run?.IsOver ?? false, [.. problems]);

    /// <summary>How many lines, from the first on, the newest valid signature covers.</summary>
    public long SignedLines { get; private set; }

    public Run? Run => fold.Run;

    /// <param name="bytes">One line without its line feed.</param>
    public void Add(ReadOnlyMemory<byte> bytes)
    {
        switch (JournalCodec.Read(bytes, head))
        {
            case JournalRead.Line read:
                Check(read.Value, bytes.Length);
                break;
            case JournalRead.Broken broken:
                Report(offset, bytes.Length, broken.Reason);
                head = new JournalHead(head.Number + 1, JournalHead.HashOf(bytes.Span));
                lost = true;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        (lastOffset, lastLength) = (offset, bytes.Length);
        offset += bytes.Length + 1;
    }

    private void Check(JournalLine line, int length)
    {
        if (line.Number != head.Number + 1)
        {
            Report(offset, length, $"it says it is line {line.Number}: lines were removed, added or reordered");
        }
        else if (line.Previous != head.Hash)
        {
            Report(lastOffset, lastLength, "its bytes are not those that the next line was written after: this line was edited, or the next one does not belong here");
        }

        CheckDigest(line, length);
        CheckSignature(line, length);
        Evolve(line, length);
        head = new JournalHead(head.Number + 1, line.Hash);
    }

    /// <summary>What people approved must be the digest of the plan that stands there.</summary>
    private void CheckDigest(JournalLine line, int length)
    {
        if (line.Event is RunEvent.PlanMade made && PlanDigest.Of(made.Plan) != made.Digest)
        {
            Report(offset, length, "the digest is not that of the plan beside it");
        }
    }

    private void CheckSignature(JournalLine line, int length)
    {
        if (line.Event is not RunEvent.HeadSigned signed)
        {
            return;
        }

        if (HeadKeys.WhyNotSigned(keys, signed, line.Previous) is { } reason)
        {
            Report(offset, length, reason);
        }
        else if (problems.Count == 0)
        {
            SignedLines = line.Number;
        }
    }

    private void Evolve(JournalLine line, int length)
    {
        if (lost)
        {
            return;
        }

        try
        {
            fold.Add(line.Event, line.At);
        }
        catch (JournalException e)
        {
            lost = true;
            Report(offset, length, $"it does not fit what came before: {e.Message}");
        }
    }

    private void Report(long at, int length, string reason) => problems.Add(new JournalProblem(head.Number + 1, at, length, reason));
}
