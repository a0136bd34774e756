using System.Buffers;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>One claimed run in memory. Memory follows the journal: what is decided counts once it is appended.</summary>
internal sealed class RunSession(IRunClaim claim, TimeProvider time, IRunObserver observer)
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly List<JournalLine> lines = [];
    private JournalHead head = JournalHead.Start;

    public Run? Run { get; private set; }

    public JournalHead Head => head;

    /// <summary>Every line so far: what reports are made of.</summary>
    public IReadOnlyList<JournalLine> Lines => lines;

    /// <exception cref="DamagedJournalException">A line is unreadable or does not follow the one before it.</exception>
    public async Task LoadAsync(CancellationToken token)
    {
        var replay = new Replay();
        await foreach (var line in claim.ReadAsync(token))
        {
            replay.Add(line);
        }

        (Run, head) = (replay.Run, replay.Head);
        lines.AddRange(replay.Lines);
    }

    /// <summary>
    /// Decides the inputs and everything that follows from them — up to announcing the actions that can begin — and appends it all at once.
    /// </summary>
    /// <param name="begin">Whether actions that can begin are announced; what is announced must be started.</param>
    /// <returns>False when the claim was lost: nothing was appended, and nothing more may be done.</returns>
    public async ValueTask<bool> DecideAsync(IEnumerable<RunInput> inputs, bool begin, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var (decided, events) = Settle(inputs, begin, now);
        if (events.Count == 0)
        {
            return true;
        }

        buffer.ResetWrittenCount();
        var before = head;
        var next = JournalCodec.Write(buffer, head, now, events, lines);
        if (await claim.AppendAsync(buffer.WrittenMemory, token) == Append.Lost)
        {
            lines.RemoveRange((int)before.Number, lines.Count - (int)before.Number);
            return false;
        }

        (Run, head) = (decided, next);
        observer.Appended(lines, (int)before.Number, Run ?? throw new JournalException("nothing was started"));
        return true;
    }

    private (Run? Run, List<RunEvent> Events) Settle(IEnumerable<RunInput> inputs, bool begin, DateTimeOffset now)
    {
        var run = Run;
        var events = new List<RunEvent>();
        foreach (var input in inputs)
        {
            Take(input);
        }

        while (run is not null && (Take(new RunInput.Continue()) || (begin && TakeBegin())))
        {
        }

        return (run, events);

        bool TakeBegin() => run is not null && Agenda.Of(run, now).Begin is { IsEmpty: false } able
            && Take(new RunInput.Begin([.. able.Select(action => action.Id)]));

        bool Take(RunInput input)
        {
            var made = Decider.Decide(input, run, now);
            run = made.Aggregate(run, (state, happened) => Evolver.Evolve(state, happened, now));
            events.AddRange(made);
            return made.Length > 0;
        }
    }
}
