using System.Diagnostics;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Runs;

public static partial class Evolver
{
    private static Run EvolveDecision(Run run, RunEvent happened)
    {
        var stage = run.StageUnderWay();
        return happened switch
        {
            RunEvent.PlanMade e => Planned(run, stage).WithStage(Looking(stage) with { Phase = StagePhase.Deciding, Plan = e.Plan, Digest = e.Digest }),
            RunEvent.PolicyJudged => run,
            RunEvent.CheckpointOpened e => run.WithStage(Deciding(stage) with { Checkpoint = new OpenCheckpoint(e.Approvals, e.EscalateAt, e.Deadline, [], []) }),
            RunEvent.CheckpointWaived => run.WithStage(BeginApplying(Deciding(stage), run.Draft)),
            RunEvent.CheckpointEscalated e => run.WithStage(stage with { Checkpoint = Asked(stage) with { EscalateAt = null, Escalated = e.Roles } }),
            RunEvent.DecisionGiven e => run.WithStage(stage with { Checkpoint = Asked(stage) with { Given = Asked(stage).Given.Add(e) } }),
            RunEvent.CheckpointClosed { Approved: true } => run.WithStage(BeginApplying(Deciding(stage), run.Draft)),
            RunEvent.CheckpointClosed => run.WithStage(stage with { Checkpoint = null }),
            _ => throw new UnreachableException(),
        };
    }

    private static OpenCheckpoint Asked(StageRun stage) => stage.Checkpoint ?? throw new JournalException("a decision came while no checkpoint was open");

    private static StageRun Looking(StageRun stage) => stage.Phase is StagePhase.Observing or StagePhase.Surveying
        ? stage
        : throw new JournalException($"stage {stage.Stage.Name} was planned twice");

    private static StageRun Deciding(StageRun stage) => stage.Phase == StagePhase.Deciding
        ? stage
        : throw new JournalException($"stage {stage.Stage.Name} was decided on while it was {stage.Phase}");

    private static StageRun BeginApplying(StageRun stage, Draft? draft)
    {
        var plan = stage.Plan ?? throw new JournalException("a checkpoint closed before a plan was made");
        return stage with { Phase = StagePhase.Applying, Checkpoint = null, Applying = Applying.Of(plan.Actions, draft) };
    }

    /// <summary>What was looked at for this plan is known better than before: what is cut, and what has ended.</summary>
    private static Run Planned(Run run, StageRun stage) => stage.Calls.Values
        .Where(call => call.Survey?.Verdict == SurveyVerdict.Done)
        .Aggregate(run, (known, call) => Reliance.Forget(known, call.Call.Id)) with { Cuts = StandingCuts.Seen(run, stage) };
}
