using System.Buffers;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Tests.Journals;

/// <summary>
/// The bytes of every event, pinned: <c>wire.jsonl</c> is a journal of format 1 that must be written and read like this for ever. A new event
/// or member is a new line in <see cref="Samples"/> and at the end of that file; no line of it is ever changed.
/// </summary>
public sealed class WireTests
{
    private static readonly string[] Golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Journals", "wire.jsonl"));

    [Fact]
    public void Every_event_has_a_pinned_line() =>
        Assert.All(RunEventNames.All, name => Assert.Contains(Golden, line => line.Contains($"\"event\":\"{name}\"", StringComparison.Ordinal)));

    [Fact]
    public void Every_event_is_written_as_pinned() => Assert.Equal(Golden, Write(Samples.All));

    [Fact]
    public void Every_pinned_line_is_read_and_written_again_as_it_was() => Assert.Equal(Golden, Write(Golden.Select(line => Read(line).Event)));

    [Fact]
    public void The_events_that_journals_are_full_of_are_read_without_the_serializer()
    {
        var plain = Golden.Select(line => PlainEvent.Read(Encoding.UTF8.GetBytes(line), "")).OfType<JournalLine>().ToList();

        Assert.Equal(
            ["action.finished", "action.marked", "action.started", "plan.made", "read.finished", "step.expanded", "target.surveyed"],
            plain.Select(line => RunEventNames.Of(line.Event)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(plain, line => Assert.Equal(
            Write([Assert.IsType<JournalRead.Line>(JournalCodec.ReadWithCare(Encoding.UTF8.GetBytes(Golden[(int)line.Number - 1]))).Value.Event]), Write([line.Event])));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("}")]
    public void A_line_with_something_after_it_is_broken(string after) =>
        Assert.All(Golden, line => Assert.IsType<JournalRead.Broken>(JournalCodec.Read(Encoding.UTF8.GetBytes(line + after))));

    [Fact]
    public void Each_line_carries_the_hash_of_the_one_before()
    {
        var lines = Golden.Select(Read).ToList();

        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", lines[0].Previous);
        Assert.Equal(lines.Select(line => line.Hash).SkipLast(1), lines.Skip(1).Select(line => line.Previous));
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(n => (long)n), lines.Select(line => line.Number));
        Assert.Equal("fff004f371c753770e4a96576bdc5b4076bd415ea43a8f8f2e5dd3f1656967c4", lines[^1].Hash);
    }

    [Fact]
    public void A_line_that_could_not_be_read_back_is_not_written()
    {
        var huge = new RunEvent.Held("huge", new string('x', JournalCodec.LongestLine));

        Assert.Throws<JournalException>(() => Write([huge]));
    }

    private static JournalLine Read(string line) => Assert.IsType<JournalRead.Line>(JournalCodec.Read(Encoding.UTF8.GetBytes(line))).Value;

    private static string[] Write(IEnumerable<RunEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        JournalCodec.Write(bytes, JournalHead.Start, Samples.At, events, new List<JournalLine>());
        return Encoding.UTF8.GetString(bytes.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
