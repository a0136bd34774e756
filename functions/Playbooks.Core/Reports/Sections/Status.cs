using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Where a stage or a run stands, in one or two words.</summary>
internal static class Status
{
    public static Cell Of(Scope scope) => scope.IsWhole ? OfRun(scope) : Of(scope.Run, scope.Stages[^1]);

    public static Cell Of(Run run, StageStory stage) => stage switch
    {
        { Finished: { } finished } => Of(finished.What.Outcome),
        _ when run.Stage?.Stage.Name != stage.Stage.Name => run.Hold is null ? Cell.Of("left unfinished", Tone.Warning) : Cell.Of("held", Tone.Bad),
        _ when run.Hold is not null => Cell.Of("held", Tone.Bad),
        _ when run.Stage.Checkpoint is not null => Cell.Of("waiting for approval", Tone.Warning),
        _ => Cell.Of("under way", Tone.Warning),
    };

    private static Cell OfRun(Scope scope) => scope.Run switch
    {
        { Outcome: RunOutcome.Completed, Resolved: false } => Cell.Of("completed, not resolved", Tone.Bad),
        { Outcome: RunOutcome.Completed, Resolved: true } when scope.Run.Finished.All(stage => stage.Outcome != StageOutcome.CompletedWithFailures) => Cell.Of("completed, resolved", Tone.Good),
        { Outcome: RunOutcome.Completed } => scope.Run.Finished.Any(stage => stage.Outcome == StageOutcome.CompletedWithFailures)
            ? Of(StageOutcome.CompletedWithFailures)
            : Of(StageOutcome.Completed),
        { Outcome: RunOutcome.Cancelled } => Of(StageOutcome.Cancelled),
        { Outcome: RunOutcome.Rejected } => Of(StageOutcome.Rejected),
        { Hold: not null } => Cell.Of("held", Tone.Bad),
        { Stage.Checkpoint: not null } => Cell.Of("waiting for approval", Tone.Warning),
        _ => Cell.Of("under way", Tone.Warning),
    };

    private static Cell Of(StageOutcome outcome) => outcome switch
    {
        StageOutcome.Completed => Cell.Of("completed", Tone.Good),
        StageOutcome.CompletedWithFailures => Cell.Of("completed with failures", Tone.Warning),
        StageOutcome.Rejected => Cell.Of("rejected", Tone.Bad),
        StageOutcome.Cancelled => Cell.Of("cancelled", Tone.Bad),
        StageOutcome.Undone => Cell.Of("cancelled and undone", Tone.Warning),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
