using System.Collections.Immutable;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What the newest mapping of the run says. Members that are absent, or otherwise made, are nothing rather than an error.</summary>
internal sealed record ReachReading(ReachGraph? Graph, ImmutableArray<Exposure> Exposures, ImmutableArray<PersonTask> Tasks, Value Counts)
{
    public const string Action = "reach.map";

    public static ReachReading Nothing { get; } = new(null, [], [], Value.EmptyMap);

    public bool IsNothing => ReferenceEquals(this, Nothing);

    public static ReachReading Of(IEnumerable<CallStory> calls) =>
        calls.LastOrDefault(call => call.Call.Uses == Action && call.Outcome is Actions.ActionOutcome.Succeeded)?.Outcome is Actions.ActionOutcome.Succeeded mapped
            ? Read(mapped.Output)
            : Nothing;

    private static ReachReading Read(Value output) => new(
        GraphReader.Read(output.Get("graph")),
        [.. Items(output, "exposures").Select(ExposureOf).OfType<Exposure>()],
        [.. Items(output, "tasks").Select(TaskOf).OfType<PersonTask>()],
        output.Get("counts") ?? Value.EmptyMap);

    private static Exposure? ExposureOf(Value exposure)
    {
        var id = Subject.Of(exposure);
        return id is null ? null : new Exposure(
            id,
            Cell.Of(exposure.GetText("label") ?? exposure.GetText("name") ?? id),
            exposure.GetText("kind") ?? "",
            Grades.Find(exposure.GetText("grade")) ?? Grade.Possible,
            Cell.Code(exposure.GetText("rule")),
            Cell.Of(Subject.ReasonOf(exposure)),
            Cell.Of(Subject.SourceOf(exposure)));
    }

    private static PersonTask? TaskOf(Value task) => task is Value.Text text
        ? new PersonTask(Cell.Of(text.Content), Cell.Empty, Cell.Empty, "")
        : (task.GetText("title") ?? task.GetText("task") ?? task.GetText("what") ?? task.GetText("action")) is { } title
            ? new PersonTask(Cell.Of(title), Cell.Of(task.GetText("owner") ?? task.GetText("role")), Cell.Of(Subject.ReasonOf(task)), Subject.Of(task) ?? "")
            : null;

    private static IEnumerable<Value> Items(Value output, string name) => (output.Get(name)?.Items ?? []).Take(10_000);
}
