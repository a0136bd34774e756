using System.Collections.Immutable;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What the newest mapping of the run says. Members that are absent, or otherwise made, are nothing rather than an error.</summary>
internal sealed record ReachReading(ReachGraph? Graph, ImmutableArray<Exposure> Exposures, ImmutableArray<PersonTask> Tasks, Value Counts, ImmutableArray<Value> Uses, ImmutableArray<Value> Escalations,
    ImmutableArray<Value> Purposes, ImmutableArray<Value> Lives)
{
    public static ReachReading Nothing { get; } = new(null, [], [], Value.EmptyMap, [], [], [], []);

    public bool IsNothing => ReferenceEquals(this, Nothing);

    public static ReachReading Of(IEnumerable<CallStory> calls) => Newest(calls) is { } output ? Read(output) : Nothing;

    /// <summary>What the newest mapping that succeeded gave, with the uses that were observed since; null where none did.</summary>
    public static Value? Newest(IEnumerable<CallStory> calls)
    {
        Value? map = null;
        foreach (var call in calls)
        {
            map = (call.Call.Uses, call.Outcome) switch
            {
                (MappingActions.Map or MappingActions.MapCredential, Actions.ActionOutcome.Succeeded mapped) => mapped.Output,
                (UseJoining.Action, Actions.ActionOutcome.Succeeded used) when map is Value.Map known => UseJoining.Join(known, used.Output),
                _ => map,
            };
        }

        return map;
    }

    private static ReachReading Read(Value output) => new(
        GraphReader.Read(output.Get("graph")),
        [
            .. Items(output, "exposures").Select(ExposureOf).OfType<Exposure>(),
            .. Items(output, "roles").Select(role => IdentityOf(role, "role", role.GetText("account"), role.GetText("role"))).OfType<Exposure>(),
            .. Items(output, "applications").Select(app => IdentityOf(app, "application", app.GetText("application"), app.GetText("credential"))).OfType<Exposure>(),
        ],
        [.. Items(output, "tasks").Select(TaskOf).OfType<PersonTask>()],
        output.Get("counts") ?? Value.EmptyMap,
        [.. Items(output, "uses")],
        [.. Items(output, "escalations")],
        [.. Items(output, "purposes")],
        [.. Items(output, "lives")]);

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
            Cell.Of(Subject.SourceOf(exposure)),
            Cell.Of(exposure.Get("places") is { } places ? ValueText.Of(places) : ""));
    }

    /// <summary>An identity that jobs could become; it is cut rather than rotated.</summary>
    private static Exposure? IdentityOf(Value identity, string kind, string? scope, string? name) => scope is null && name is null ? null : new Exposure(
        $"{scope}/{name}",
        Cell.Of(identity.GetText("name") is { } shown ? $"{shown} ({name})" : $"{scope}/{name}"),
        kind,
        Grades.Find(identity.GetText("grade")) ?? Grade.Possible,
        Cell.Code(identity.GetText("rule")),
        Cell.Of(Subject.ReasonOf(identity)),
        Cell.Of(MappingActions.Map),
        Cell.Empty);

    private static PersonTask? TaskOf(Value task) => task is Value.Text text
        ? new PersonTask(Cell.Of(text.Content), Cell.Empty, Cell.Empty, Cell.Empty, "")
        : (task.GetText("what") ?? task.GetText("title")) is { } what
            ? new PersonTask(Cell.Of(what), Cell.Of(task.GetText("who") ?? task.GetText("owner")), Cell.Of(Subject.ReasonOf(task)), Cell.Of(task.GetText("verify")), Subject.Of(task) ?? "")
            : null;

    private static IEnumerable<Value> Items(Value output, string name) => (output.Get(name)?.Items ?? []).Take(10_000);
}
