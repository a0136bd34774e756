using System.Buffers;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;

namespace Playbooks.Core.Tests.Journals;

public sealed class ReplayTests
{
    private const int Steps = 60;

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_told_by_its_journal_is_the_run_that_was_lived(int seed)
    {
        var lived = Live(seed);

        var told = Read(lived.Events).Aggregate((Run?)null, (run, happened) => Evolver.Evolve(run, happened, Story.Start));

        Assert.Equal(Portrait.Of(lived.Run, lived.Now), Portrait.Of(told, lived.Now));
    }

    /// <summary>What the fold changes in place is not what anybody was shown.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_that_is_folded_is_the_run_told_event_by_event_wherever_it_is_looked_at(int seed)
    {
        var (chance, lived) = (new Random(seed), Live(seed));
        var (fold, told, shown) = (new RunFold(), (Run?)null, new List<(Run? Run, string Portrait)>());
        foreach (var happened in Read(lived.Events))
        {
            fold.Add(happened, Story.Start);
            told = Evolver.Evolve(told, happened, Story.Start);
            if (chance.Next(seed) < 2)
            {
                shown.Add((fold.Run, Portrait.Of(told, lived.Now)));
            }
        }

        Assert.Equal(Portrait.Of(told, lived.Now), Portrait.Of(fold.Run, lived.Now));
        Assert.All(shown, look => Assert.Equal(look.Portrait, Portrait.Of(look.Run, lived.Now)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_journal_cut_after_any_line_goes_on_to_an_end(int seed)
    {
        var lived = Live(seed);
        Run? run = null;
        foreach (var (happened, line) in Read(lived.Events).Select((happened, i) => (happened, i + 1)))
        {
            run = Evolver.Evolve(run, happened, Story.Start);
            var other = new Wanderer(new Random(seed), run);
            other.GoOnToTheEnd();
            Assert.True(other.Run?.IsOver, $"seed {seed}, cut after line {line}: {Portrait.Of(other.Run, other.Now)}");
        }
    }

    private static Wanderer Live(int seed)
    {
        var wanderer = new Wanderer(new Random(seed));
        wanderer.Begin();
        for (var i = 0; i < Steps && wanderer.Run is { IsOver: false }; i++)
        {
            wanderer.Step();
        }

        return wanderer;
    }

    private static List<RunEvent> Read(IEnumerable<RunEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        JournalCodec.Write(bytes, JournalHead.Start, Story.Start, events, new List<JournalLine>());
        return [.. JournalBytes.Lines(bytes.WrittenMemory).Select(line => Assert.IsType<JournalRead.Line>(JournalCodec.Read(line)).Value.Event)];
    }
}
