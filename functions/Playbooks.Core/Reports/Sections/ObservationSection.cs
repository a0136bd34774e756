using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What was looked at, and what of it is graded evidence.</summary>
internal static class ObservationSection
{
    private const int MostEvidence = 5_000;

    public static Section Of(Scope scope)
    {
        var evidence = scope.Looks.SelectMany(EvidenceReading.Of).Take(MostEvidence).OrderByDescending(one => one.Grade).ToList();
        return new Section("observed", Cell.Of("What was observed"),
        [
            Tables.Of("steps", "steps that looked", "Step, Action, Calls, Answered, Failed, Attempts, Seen, Last look", scope.Looks.GroupBy(call => call.Call.Step).Select(step => RowOf(scope, step))),
            .. evidence.Count == 0 ? (Block[])[] : [Tables.Of("evidence", "pieces of evidence", "Grade, What, Rule, Reason, Source, Time", evidence.Select(RowOf))],
        ]);
    }

    private static Row RowOf(Scope scope, IGrouping<string, CallStory> step)
    {
        var calls = step.Where(call => call.At is not null).ToList();
        var failed = calls.Count(call => call.Outcome is not (null or ActionOutcome.Succeeded));
        var title = scope.Run.Playbook.Stages.SelectMany(stage => stage.Steps).FirstOrDefault(s => s.Id == step.Key)?.Title ?? "";
        return Row.Of(
            Cell.Of(title.Length == 0 ? step.Key : $"{step.Key}: {title}"),
            Cell.Code(step.First().Call.Uses),
            Cell.Of(step.Count()),
            Cell.Of(calls.Count - failed),
            Cell.Of(failed, failed == 0 ? Tone.Plain : Tone.Bad),
            Cell.Of(calls.Sum(call => call.Attempts)),
            Cell.Of(SeenBy(calls)),
            Cell.Of(calls.Max(call => call.At)));
    }

    /// <summary>How much of what the outputs' members hold, summed over the calls of the step.</summary>
    private static string SeenBy(IEnumerable<CallStory> calls)
    {
        var seen = calls.Select(call => call.Outcome).OfType<ActionOutcome.Succeeded>()
            .SelectMany(outcome => outcome.Output is Value.Map map ? map.Entries : ValueMap.Empty)
            .Select(entry => (Name: ValueText.Of(entry.Key), Count: CountOf(entry.Value)))
            .Where(member => member.Count is not null)
            .GroupBy(member => member.Name)
            .Take(8)
            .Select(group => $"{group.Key} {group.Sum(member => member.Count)}");
        return string.Join(", ", seen);
    }

    private static long? CountOf(Value value) => value switch
    {
        Value.List list => list.Elements.Length,
        Value.Int number => number.Number,
        _ => null,
    };

    private static Row RowOf(Evidence evidence) =>
        Row.Of(Grades.CellOf(evidence.Grade), evidence.Subject, evidence.Rule, evidence.Reason, evidence.Source, evidence.At);
}
