using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Core.Journals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Journals;

/// <summary>Whatever somebody writes into a journal is refused with a reason, never with an exception that speaks of our own code.</summary>
public sealed class HostileTests
{
    private static readonly string[] Instead = ["null", "7", "-1", "99999999999999999999", "\"odd\"", "true", "[]", "{}", "[null]", "[{}]", "\"\\ud800\""];

    [Fact]
    public void Each_member_of_each_event_may_hold_anything()
    {
        var run = (Run?)null;
        foreach (var happened in Lived(3))
        {
            foreach (var line in Mutated(happened))
            {
                Swallow(run, line);
            }

            run = Evolver.Evolve(run, happened, Story.Start);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Events_in_any_order_are_taken_or_refused(int seed)
    {
        var chance = new Random(seed);
        var events = Lived(seed);
        for (var round = 0; round < 300; round++)
        {
            var run = Evolver.Evolve(null, events[0], Story.Start);
            foreach (var happened in events.Skip(1).Where(_ => chance.Next(8) > 0).SelectMany(e => chance.Next(8) == 0 ? [events[chance.Next(events.Count)], e] : new[] { e }))
            {
                run = TryEvolve(run, happened) ?? run;
            }
        }
    }

    [Fact]
    public void A_result_for_what_was_never_asked_is_refused()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 2)))).Looking();
        var id = story.Agenda.Begin[0].Id;
        var other = story.Agenda.Begin[1].Id;
        story.When(new RunInput.Begin([id]));

        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.ActionFinished("nobody", 1, Story.Succeeded(), null), story.Now));
        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.ActionFinished(other, 1, Story.Succeeded(), null), story.Now));
        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.ActionStarted(id, 2, 1, ""), story.Now));
        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.TargetSurveyed(id, 1, Story.Surveyed(story.Current.Stage!.Calls[id].Call), null), story.Now));
        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.StageFinished("elsewhere", StageOutcome.Completed, ""), story.Now));
        Assert.Throws<JournalException>(() => Evolver.Evolve(story.Run, new RunEvent.HeadSigned("", "", "", ""), story.Now));
    }

    [Fact]
    public void A_stage_that_the_playbook_does_not_have_is_refused()
    {
        var run = Evolver.Evolve(null, Lived(1)[0], Story.Start);

        Assert.Throws<JournalException>(() => Evolver.Evolve(run, new RunEvent.StageStarted("elsewhere", 1), Story.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.exploded","data":{}}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":null}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":{}}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":{"by":"sam"},"more":1}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":{"by":"sam"}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":{"by":"sam"}}}""")]
    [InlineData("""{"at":"2025-03-15T22:10:00Z","n":1,"prev":"","event":"run.retried","data":{"by":"sam"}}""")]
    [InlineData("""{"n":1e99,"at":"2025-03-15T22:10:00Z","prev":"","event":"run.retried","data":{"by":"sam"}}""")]
    [InlineData("""{"n":1,"at":"yesterday","prev":"","event":"run.retried","data":{"by":"sam"}}""")]
    [InlineData("""{"n":1,"at":"2025-03-15T22:10:00Z","prev":"\ud800","event":"run.retried","data":{"by":"sam"}}""")]
    public void What_is_no_line_is_said_to_be_none(string line) => Assert.IsType<JournalRead.Broken>(JournalCodec.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Deep_and_long_lines_are_refused()
    {
        var deep = Line("run.amended", $"{{\"inputs\":{new string('[', 100_000)}{new string(']', 100_000)},\"by\":\"\",\"reason\":\"\"}}");

        Assert.IsType<JournalRead.Broken>(JournalCodec.Read(Encoding.UTF8.GetBytes(deep)));
        Assert.IsType<JournalRead.Broken>(JournalCodec.Read(new byte[20 << 20]));
    }

    [Fact]
    public void Steps_that_wait_for_each_other_are_refused()
    {
        var circle = PlaybookJson.Write(Books.Of(Books.Stage("contain", Books.Read("a") with { After = ["b"] }, Books.Read("b") with { After = ["a"] })));
        var started = new RunEvent.Started("run-1", circle, "", Value.EmptyMap, "riley", "acme", false, [], []);

        Assert.Throws<JournalException>(() => Evolver.Evolve(null, started, Story.Start));
    }

    private static List<RunEvent> Lived(int seed)
    {
        var wanderer = new Wanderer(new Random(seed));
        wanderer.Begin();
        for (var i = 0; i < 60 && wanderer.Run is { IsOver: false }; i++)
        {
            wanderer.Step();
        }

        return wanderer.Events;
    }

    private static IEnumerable<string> Mutated(RunEvent happened)
    {
        var text = JsonSerializer.Serialize(happened, happened.GetType(), EventJson.Options);
        var places = Places(JsonNode.Parse(text), []).ToList();
        foreach (var place in places)
        {
            foreach (var instead in Instead)
            {
                var data = Replaced(text, place, instead);
                yield return Line(RunEventNames.Of(happened), data);
            }
        }
    }

    private static string Line(string name, string data) => $"{{\"n\":1,\"at\":\"2025-03-15T22:10:00Z\",\"prev\":\"\",\"event\":\"{name}\",\"data\":{data}}}";

    private static IEnumerable<object[]> Places(JsonNode? node, object[] at) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value, [.. at, member.Key]).Prepend([.. at, member.Key])),
        JsonArray items => items.Take(2).SelectMany((item, i) => Places(item, [.. at, i]).Prepend([.. at, i])),
        _ => [],
    };

    private static string Replaced(string text, object[] place, string instead)
    {
        var root = JsonNode.Parse(text) ?? throw new InvalidOperationException("an event is an object");
        var parent = place.SkipLast(1).Aggregate(root, (node, step) => (step is int i ? node[i] : node[(string)step]) ?? throw new InvalidOperationException("the place is there"));
        const string Mark = "the-place-of-the-odd-value";
        if (place[^1] is int item)
        {
            parent[item] = Mark;
        }
        else
        {
            parent[(string)place[^1]] = Mark;
        }

        return root.ToJsonString(EventJson.Options).Replace($"\"{Mark}\"", instead, StringComparison.Ordinal);
    }

    private static void Swallow(Run? run, string line)
    {
        Assert.Equal(Again(JournalCodec.ReadWithCare(Encoding.UTF8.GetBytes(line))), Again(JournalCodec.Read(Encoding.UTF8.GetBytes(line))));
        if (JournalCodec.Read(Encoding.UTF8.GetBytes(line)) is JournalRead.Line read && TryEvolve(run, read.Value.Event) is { } odd)
        {
            // What was taken can be worked on: deciding throws nothing either, or says that the journal contradicts itself.
            Try(() => Agenda.Of(odd, Story.Start));
            Try(() => Decider.Decide(new RunInput.Continue(), odd, Story.Start));
        }
    }

    /// <summary>What was read, as it would be written.</summary>
    private static string Again(JournalRead read)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        if (read is JournalRead.Line { Value: var line })
        {
            JournalCodec.Write(bytes, new JournalHead(line.Number - 1, line.Previous), line.At, [line.Event], new List<JournalLine>());
        }

        return read is JournalRead.Line { Value.Hash: var hash } ? $"{hash} {Encoding.UTF8.GetString(bytes.WrittenSpan)}" : "broken";
    }

    private static Run? TryEvolve(Run? run, RunEvent happened)
    {
        Run? next = null;
        Try(() => next = Evolver.Evolve(run, happened, Story.Start));
        return next;
    }

    private static void Try(Action act)
    {
        var thrown = Record.Exception(act);
        Assert.True(thrown is null or JournalException, thrown?.ToString());
    }
}
