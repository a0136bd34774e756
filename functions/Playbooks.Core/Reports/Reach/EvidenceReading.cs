using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Everything that a reading call's output grades, wherever in it that stands.</summary>
internal static class EvidenceReading
{
    private const int Deepest = 8;

    /// <summary>The map is told in a section of its own.</summary>
    public static IEnumerable<Evidence> Of(CallStory call) => call.Outcome is Actions.ActionOutcome.Succeeded seen && !MappingActions.Is(call.Call.Uses)
        ? Of(seen.Output, call, null, Deepest)
        : [];

    private static IEnumerable<Evidence> Of(Value value, CallStory call, string? within, int depth) => (value, depth) switch
    {
        (_, 0) => [],
        (Value.List list, _) => list.Elements.SelectMany(item => Of(item, call, within, depth - 1)),
        (Value.Map map, _) => Inside(map, call, within, depth),
        _ => [],
    };

    private static IEnumerable<Evidence> Inside(Value.Map map, CallStory call, string? within, int depth)
    {
        var subject = Subject.Of(map);
        var mine = Grades.Find(map.GetText("grade")) is { } grade ? [Made(map, grade, subject ?? within ?? call.Call.Step, call)] : Array.Empty<Evidence>();
        var below = map.Entries
            .Where(entry => entry.Value is Value.Map or Value.List)
            .SelectMany(entry => Of(entry.Value, call, subject ?? within, depth - 1));
        return mine.Concat(below);
    }

    private static Evidence Made(Value map, Grade grade, string subject, CallStory call) => new(
        Cell.Of(subject),
        grade,
        Cell.Code(map.GetText("rule")),
        Cell.Of(Subject.ReasonOf(map)),
        Cell.Of(Subject.SourceOf(map) is { Length: > 0 } source ? source : call.Call.Uses),
        (map.GetText("at") ?? map.GetText("time") ?? map.GetText("started")) is { Length: > 0 } own ? Cell.Time(own) : Cell.Of(call.At));
}
