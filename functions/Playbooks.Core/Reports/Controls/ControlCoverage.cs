using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Plans;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Sections;

namespace Playbooks.Core.Reports.Controls;

/// <summary>Which controls a run touched: what playbook and stages declare, and what was really done, mapped by the catalog.</summary>
internal static class ControlCoverage
{
    public static ImmutableArray<TouchedControl> Of(Scope scope, ControlCatalog catalog)
    {
        var declared = scope.Run.Playbook.Controls.Select(control => (Control: control, Where: "playbook"))
            .Concat(scope.Stages.SelectMany(stage => stage.Stage.Controls.Select(control => (Control: control, Where: $"stage {stage.Stage.Name}"))))
            .Distinct().ToLookup(pair => pair.Control, pair => pair.Where);
        var done = Done(scope, catalog).ToLookup(pair => pair.Control, pair => pair.Done);
        return
        [
            .. declared.Select(group => group.Key).Union(done.Select(group => group.Key))
                .OrderBy(catalog.OrderOf).ThenBy(control => control.Framework, StringComparer.Ordinal).ThenBy(control => control.Id, StringComparer.Ordinal)
                .Select(control => new TouchedControl(control, catalog.TitleOf(control), [.. declared[control]], [.. done[control].Distinct()])),
        ];
    }

    private static IEnumerable<(Control Control, DoneForControl Done)> Done(Scope scope, ControlCatalog catalog) => scope.Stages.GroupBy(stage => stage.Stage.Name)
        .SelectMany(visits => Actions(visits.Key, [.. visits], catalog).Concat(Decisions(visits.Key, [.. visits], catalog)))
        .Concat(Mapped(catalog, ControlMapping.Journal, "", scope.Story.Lines.Count, 0));

    private static IEnumerable<(Control, DoneForControl)> Actions(string stage, ImmutableArray<StageStory> visits, ControlCatalog catalog)
    {
        var reads = visits.SelectMany(visit => visit.Rounds).SelectMany(round => round.Calls).Where(call => call.Call.Effect == Effect.Reads && call.Outcome is not null)
            .Reverse().DistinctBy(call => call.Call.Id).Reverse().Select(call => (call.Call, Done: call.Outcome is ActionOutcome.Succeeded));
        var changes = visits.SelectMany(visit => visit.Actions).Where(action => action.Began is not null)
            .Reverse().DistinctBy(action => action.Action.Id).Reverse().Select(action => (action.Action.Call, Done: action.IsDone));
        return reads.Concat(changes).GroupBy(each => (each.Call.Uses, each.Call.Effect)).SelectMany(group => catalog.Mappings
            .Where(mapping => mapping.Fits(stage, group.Key.Uses, PlanJson.EffectName(group.Key.Effect)))
            .SelectMany(mapping => mapping.Controls.Select(control =>
                (control, new DoneForControl(stage, group.Key.Uses, group.Count(each => each.Done), group.Count(each => !each.Done), mapping.Why)))));
    }

    private static IEnumerable<(Control, DoneForControl)> Decisions(string stage, ImmutableArray<StageStory> visits, ControlCatalog catalog)
    {
        var rounds = visits.SelectMany(visit => visit.Rounds).ToList();
        var asked = rounds.Where(round => round.Opened is not null).ToList();
        return Mapped(catalog, ControlMapping.Checkpoint, stage, asked.Count(round => round.Closed is { What.Approved: true }), asked.Count(round => round.Closed is not { What.Approved: true }))
            .Concat(Mapped(catalog, ControlMapping.Policy, stage, rounds.Count(round => round.Policy is not null), 0));
    }

    private static IEnumerable<(Control, DoneForControl)> Mapped(ControlCatalog catalog, string what, string stage, int succeeded, int others) => succeeded + others == 0 ? []
        : catalog.Mappings.Where(mapping => mapping.Done == what).SelectMany(mapping => mapping.Controls.Select(control =>
            (control, new DoneForControl(stage, what == ControlMapping.Journal ? $"journal of {succeeded} lines" : what, what == ControlMapping.Journal ? 1 : succeeded, others, mapping.Why))));
}
