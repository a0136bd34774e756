using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Reports.Sections;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports;

/// <summary>Makes reports from a journal alone: the same lines give the same report, now and in years.</summary>
public static class ReportBuilder
{
    /// <param name="lines">The journal from its first line on. What follows the end of what is told does not count.</param>
    /// <param name="stage">Name of a stage that has begun (its last visit is told), or empty for the whole run.</param>
    /// <exception cref="ArgumentException">There is no line, or the stage has not begun.</exception>
    /// <exception cref="JournalException">The lines are no journal of a run.</exception>
    public static Report Build(IReadOnlyList<JournalLine> lines, string stage)
    {
        var scope = ScopeOf(lines, stage);
        var next = NextActions.Of(scope);
        return Make(scope, next, scope.IsWhole ? OfRun(scope, next) : OfStage(scope, next));
    }

    /// <summary>The same, with the controls alone: which were touched, and by what.</summary>
    /// <exception cref="ArgumentException">There is no line, or the stage has not begun.</exception>
    /// <exception cref="JournalException">The lines are no journal of a run.</exception>
    public static Report Controls(IReadOnlyList<JournalLine> lines, string stage)
    {
        var scope = ScopeOf(lines, stage);
        return Make(scope, NextActions.Of(scope), [ControlSection.Of(scope), JournalSection.Of(scope)]);
    }

    private static Scope ScopeOf(IReadOnlyList<JournalLine> lines, string stage)
    {
        var story = RunStory.Of(lines, stage);
        var whole = stage.Length == 0;
        return new Scope(story, whole ? story.Stages : [story.Stages[^1]], whole, ReachReading.Of(story.Stages.SelectMany(told => told.Rounds).SelectMany(round => round.Calls)));
    }

    private static Report Make(Scope scope, IReadOnlyList<NextAction> next, IEnumerable<Section?> sections) => new()
    {
        Name = scope.IsWhole ? "run" : scope.Stages[^1].Name,
        Title = TitleOf(scope),
        Playbook = Cell.Of(scope.Run.Playbook.Title),
        Status = Status.Of(scope),
        Drill = scope.Run.Drill,
        Verdict = VerdictLines.Of(scope, next),
        Sections = [.. sections.OfType<Section>()],
    };

    /// <summary>Names of the stages that have begun, in the order in which they first did.</summary>
    public static ImmutableArray<string> StagesOf(IReadOnlyList<JournalLine> lines) =>
        [.. lines.Select(line => line.Event).OfType<RunEvent.StageStarted>().Select(started => started.Stage).Distinct()];

    private static Cell TitleOf(Scope scope) => scope.IsWhole
        ? Cell.Of($"Run {scope.Run.Id}")
        : Cell.Of($"Stage {scope.Stages[^1].Number} of {scope.Run.Playbook.Stages.Length}, {scope.Stages[^1].Stage.Name}: {scope.Stages[^1].Title}");

    private static Section?[] OfStage(Scope scope, IReadOnlyList<NextAction> next) =>
    [
        NextActions.Of(next),
        OriginSection.Of(scope),
        InputSection.Of(scope),
        ObservationSection.Of(scope),
        ReachSection.Of(scope),
        .. PlanSection.Of(scope),
        PolicySection.Of(scope),
        CheckpointSection.Of(scope),
        FailureSection.Of(scope),
        UndoneSection.Of(scope),
        StandingChanges.Section(scope),
        UnseenSection.Of(scope),
        ControlSection.Of(scope),
        JournalSection.Of(scope),
    ];

    private static Section?[] OfRun(Scope scope, IReadOnlyList<NextAction> next) =>
    [
        NextActions.Of(next),
        OpenSection.Of(scope),
        StageTable.Of(scope),
        OriginSection.Of(scope),
        InputSection.Of(scope),
        MetricsSection.Of(scope),
        ReachSection.Of(scope),
        StandingChanges.Section(scope),
        UndoneSection.Of(scope),
        CheckpointSection.Of(scope),
        PolicySection.Of(scope),
        FailureSection.Of(scope),
        UnseenSection.Of(scope),
        TimelineSection.Of(scope),
        ControlSection.Of(scope),
        JournalSection.Of(scope),
    ];
}
