using System.Collections.Immutable;
using System.Diagnostics;

namespace Playbooks.Core.Runs;

public static partial class Evolver
{
    private static Run EvolveDecision(Run run, RunEvent happened)
    {
        var stage = run.StageUnderWay();
        return happened switch
        {
            RunEvent.PlanMade e => run.WithStage(Looking(stage) with { Phase = StagePhase.Deciding, Plan = e.Plan, Digest = e.Digest }) with { Cut = AlreadyCut(run, e) },
            RunEvent.PolicyJudged => run,
            RunEvent.CheckpointOpened e => run.WithStage(Deciding(stage) with { Checkpoint = new OpenCheckpoint(e.Approvals, e.EscalateAt, e.Deadline, [], []) }),
            RunEvent.CheckpointWaived => run.WithStage(BeginApplying(Deciding(stage))),
            RunEvent.CheckpointEscalated e => run.WithStage(stage with { Checkpoint = Asked(stage) with { EscalateAt = null, Escalated = e.Roles } }),
            RunEvent.DecisionGiven e => run.WithStage(stage with { Checkpoint = Asked(stage) with { Given = Asked(stage).Given.Add(e) } }),
            RunEvent.CheckpointClosed { Approved: true } => run.WithStage(BeginApplying(Deciding(stage))),
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

    private static StageRun BeginApplying(StageRun stage)
    {
        var plan = stage.Plan ?? throw new JournalException("a checkpoint closed before a plan was made");
        return stage with { Phase = StagePhase.Applying, Checkpoint = null, Applying = Applying.Of(plan.Actions) };
    }

    /// <summary>What the plan leaves out because it is as wanted has its accesses cut already.</summary>
    private static ImmutableHashSet<string> AlreadyCut(Run run, RunEvent.PlanMade e) => run.Cut.Union(
        e.Plan.Skipped.Where(skipped => skipped.Code == Plans.SkipCode.AlreadyDone)
            .SelectMany(skipped => run.Stage?.Calls.GetValueOrDefault(skipped.Call.Id)?.Survey?.Cuts ?? []));
}
