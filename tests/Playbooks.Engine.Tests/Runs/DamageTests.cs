using System.Buffers;
using System.Text;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>A journal on which somebody laid hands: the engine says where it is damaged and touches nothing.</summary>
public sealed class DamageTests : IAsyncLifetime, IDisposable
{
    private readonly Bench bench = new();
    private List<string> lines = [];

    private string Journal => Directory.GetFiles(bench.Store.LocationOf("run-1"), "journal*").Single();

    /// <summary>A run that waits for an approval that has been sent: whoever drives it would act.</summary>
    public async Task InitializeAsync()
    {
        await bench.StartAsync("run-1", Bench.Switches(3, asks: true));
        var waiting = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1"));
        await bench.SendAsync("run-1", new RunInput.Decide("contain", waiting.Run.Stage?.Digest ?? "", "sam", "security", ["security"], true, "", "test"));
        lines = [.. File.ReadAllLines(Journal)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task An_edited_line_is_found_by_the_one_after_it()
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            await AssertDamagedAsync([.. lines[..i], lines[i].Replace("\"at\":\"2", "\"at\":\"1", StringComparison.Ordinal), .. lines[(i + 1)..]], i + 2);
        }
    }

    [Fact]
    public async Task A_removed_a_repeated_and_a_swapped_line_are_found_where_they_are()
    {
        for (var i = 1; i < lines.Count - 1; i++)
        {
            await AssertDamagedAsync([.. lines[..i], .. lines[(i + 1)..]], i + 1);
            await AssertDamagedAsync([.. lines[..i], lines[i], .. lines[i..]], i + 2);
            await AssertDamagedAsync([.. lines[..i], lines[i + 1], lines[i], .. lines[(i + 2)..]], i + 1);
        }
    }

    [Fact]
    public async Task A_line_cut_in_the_middle_is_found()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            await AssertDamagedAsync([.. lines[..i], lines[i][..(lines[i].Length / 2)], .. lines[(i + 1)..]], i + 1);
        }
    }

    [Fact]
    public async Task An_empty_a_foreign_a_deep_and_a_huge_line_are_found()
    {
        foreach (var odd in new[] { "", "hello", "null", Deep(), new string('x', 20 << 20) })
        {
            await AssertDamagedAsync([.. lines, odd], lines.Count + 1);
        }
    }

    public static TheoryData<RunEvent> Contradictions => new(
        new RunEvent.ActionFinished("nobody", 1, new ActionOutcome.Succeeded(Value.EmptyMap), null),
        new RunEvent.ActionStarted("nobody", 1, 1, ""),
        new RunEvent.ActionMarked("nobody", new Mark("half", Value.Nothing)),
        new RunEvent.ActionReconciled("nobody", SurveyVerdict.ToDo),
        new RunEvent.ReadFinished("nobody", 1, new ActionOutcome.Succeeded(Value.EmptyMap), null),
        new RunEvent.StageStarted("elsewhere", 2),
        new RunEvent.StageFinished("elsewhere", StageOutcome.Completed, ""),
        new RunEvent.StepExpanded("elsewhere", []),
        new RunEvent.ReportWritten("contain", []),
        new RunEvent.HeadSigned("", "", "", ""));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_well_made_line_that_contradicts_what_came_before_is_found(RunEvent odd)
    {
        var last = Assert.IsType<JournalRead.Line>(JournalCodec.Read(Encoding.UTF8.GetBytes(lines[^1]))).Value;
        var bytes = new ArrayBufferWriter<byte>();
        JournalCodec.Write(bytes, new JournalHead(last.Number, last.Hash), last.At, [odd], new List<JournalLine>());

        await AssertDamagedAsync([.. lines, Encoding.UTF8.GetString(bytes.WrittenSpan).TrimEnd('\n')], lines.Count + 1);
    }

    private async Task AssertDamagedAsync(IReadOnlyList<string> journal, int line)
    {
        var text = string.Concat(journal.Select(each => $"{each}\n"));
        await File.WriteAllTextAsync(Journal, text);

        var damaged = await Assert.ThrowsAsync<DamagedJournalException>(() => bench.DriveAsync("run-1"));

        Assert.Equal(line, damaged.Line);
        Assert.Equal(journal.Take(line - 1).Sum(each => Encoding.UTF8.GetByteCount(each) + 1), damaged.Offset);
        Assert.Empty(bench.World.Effects);
        Assert.Equal(text, await File.ReadAllTextAsync(Journal));
    }

    private static string Deep() => "{\"n\":1,\"at\":\"2025-03-15T22:10:00Z\",\"prev\":\"\",\"event\":\"run.amended\",\"data\":{\"inputs\":"
        + new string('[', 50_000) + new string(']', 50_000) + ",\"by\":\"\",\"reason\":\"\"}}";
}
