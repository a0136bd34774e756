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
