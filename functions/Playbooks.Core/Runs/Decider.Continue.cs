using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Policy;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    /// <summary>The next thing that follows from where the run stands; the engine asks again until nothing does.</summary>
    private static ImmutableArray<RunEvent> Continue(Run run, DateTimeOffset now) => run switch
    {
        { Paperwork: not Paperwork.None } => [],
        { Stage: null, Cancel: { } cancel } => EndCancelled(run, cancel),
        { Hold: not null } => [],
        { Stage: null } => NextStage(run),
        { Stage: { Draining: { } draining } stage } => stage.Applying.IsQuiet ? Drained(run, stage, draining) : HoldUnclear(stage),
        { Stage: { Phase: StagePhase.Observing or StagePhase.Surveying } stage } => Observe(run, stage, now),
        { Stage: { Phase: StagePhase.Deciding } stage } => Ask(run, stage, now),
        { Stage: { Phase: StagePhase.Applying } stage } => stage.Applying.IsOver ? [EndStage(stage)] : HoldUnclear(stage),
        { Stage: { Phase: StagePhase.Undoing } stage } => stage.Applying.IsOver ? EndUndo(run, stage) : HoldUnclear(stage),
        _ => throw new UnreachableException(),
    };

    private static ImmutableArray<RunEvent> NextStage(Run run)
    {
        if (run.Finished.LastOrDefault() is { Outcome: StageOutcome.Rejected } rejected)
        {
            return [new RunEvent.Finished(RunOutcome.Rejected, rejected.Reason)];
        }

        return run.NextStage < run.Playbook.Stages.Length
            ? [new RunEvent.StageStarted(run.Playbook.Stages[run.NextStage].Name, run.Rounds + 1)]
            : [ExitGate.Finish(run)];
    }

    /// <summary>Reading steps as their predecessors end, then the steps of the plan, then the plan itself.</summary>
    private static ImmutableArray<RunEvent> Observe(Run run, StageRun stage, DateTimeOffset now)
    {
        if (FailedRead(stage) is var (step, outcome))
        {
            return [new RunEvent.Held("observation-failed", $"step '{step.Id}' could not read: {Describe.Outcome(outcome)}")];
        }

        var left = stage.Stage.Steps.Where(s => !stage.Expanded.ContainsKey(s.Id)).ToList();
        var reads = left.Where(s => !stage.IsPlanned(s)).ToList();
        var ready = reads.Where(s => IsReady(stage, s)).ToList();
        return ready.Count > 0 ? Expand(run, ready)
            : reads.Count > 0 || stage.Phase == StagePhase.Observing && !stage.Open.IsEmpty ? []
            : left.Count > 0 ? Expand(run, left)
            : stage.Open.IsEmpty ? Plan(run, stage, now)
            : [];
    }

    private static bool IsReady(StageRun stage, Step step) =>
        stage.Stage.Steps.Where(other => step.Reads.Contains(other.Id) || step.After.Contains(other.Id)).All(stage.IsOver);

    private static (Step Step, ActionOutcome Outcome)? FailedRead(StageRun stage)
    {
        var failed = stage.Failed is { } id ? stage.Calls[id] : null;
        return failed?.Outcome is { } outcome ? (stage.StepOf(failed.Call), outcome) : null;
    }

    private static ImmutableArray<RunEvent> Expand(Run run, List<Step> steps)
    {
        var expanded = steps.Select(step => (Step: step, Made: Expansion.Of(run, step))).ToList();
        var failure = expanded.SelectMany(pair => pair.Made.Failures).FirstOrDefault();
        return failure is null
            ? [.. expanded.Select(pair => new RunEvent.StepExpanded(pair.Step.Id, pair.Made.Calls))]
            : [new RunEvent.Held("expression-failed", failure)];
    }

    private static ImmutableArray<RunEvent> Plan(Run run, StageRun stage, DateTimeOffset now)
    {
        var names = RunNames.Of(run);
        var judgements = new List<Judgement>();
        var plan = Planner.Make(run, stage, action =>
        {
            var said = run.Policies.Judge(action, stage.Stage.Name, names);
            judgements.AddRange(said);
            return said.FirstOrDefault(judgement => judgement.Verdict == Verdict.Deny) is { } denial ? $"{denial.Policy}: {denial.Reason}" : null;
        });
        var digest = PlanDigest.Of(plan);
        return
        [
            new RunEvent.PlanMade(plan, digest),
            new RunEvent.PolicyJudged(stage.Stage.Name, stage.Round, run.Policies.Digest, [.. judgements]),
            Checkpoints.For(run, stage.Stage, plan, digest, judgements, now),
        ];
    }

    private static ImmutableArray<RunEvent> Ask(Run run, StageRun stage, DateTimeOffset now) => stage.Checkpoint switch
    {
        null => [new RunEvent.StageFinished(stage.Stage.Name, StageOutcome.Rejected, "the plan was not approved")],
        { Given: [.., var last] } asked when Closing(asked, last) is { } closed => [closed],
        var asked when now >= asked.Deadline =>
            [new RunEvent.CheckpointClosed(stage.Stage.Name, stage.Digest, Approved: false, "nobody decided in time; without a decision nothing is done")],
        { EscalateAt: { } at } asked when now >= at => [new RunEvent.CheckpointEscalated(stage.Stage.Name, Checkpoints.EscalationOf(run, asked))],
        _ => [],
    };

    /// <summary>Once nothing else is under way: what only people can tell, all of it at once.</summary>
    private static ImmutableArray<RunEvent> HoldUnclear(StageRun stage)
    {
        var applying = stage.Applying;
        var beginsMore = stage.Draining is null && !applying.Ready.IsEmpty;
        if (applying.UnclearPlaces.IsEmpty || !applying.RunningPlaces.IsEmpty || !applying.UnsurePlaces.IsEmpty || beginsMore)
        {
            return [];
        }

        var unclear = applying.UnclearPlaces.Select(place => applying.Actions[place].Action).ToList();
        var tasks = unclear.Where(action => action.Call.Uses == HumanTasks.Name).Select(action => $"{action.Id}: {action.Survey.Change}").ToList();
        var unknown = unclear.Where(action => action.Call.Uses != HumanTasks.Name).Select(action => $"{action.Id}: look at {action.Survey.Target} and say whether it happened").ToList();
        return [new RunEvent.Held(unknown.Count > 0 ? "unknown-outcome" : "people-asked", string.Join("; ", unknown.Concat(tasks)))];
    }

    private static RunEvent.StageFinished EndStage(StageRun stage)
    {
        var failed = stage.Applying.Actions.Values.Count(action => action.Outcome is not ActionOutcome.Succeeded)
            + stage.Calls.Values.Count(call => call.Survey is null && call.Outcome is not (null or ActionOutcome.Succeeded))
            + (stage.Plan?.Skipped.Count(skipped => SkipCode.IsRefusal(skipped.Code)) ?? 0);
        return failed == 0
            ? new RunEvent.StageFinished(stage.Stage.Name, StageOutcome.Completed, "everything planned was done")
            : new RunEvent.StageFinished(stage.Stage.Name, StageOutcome.CompletedWithFailures, $"{failed} calls did not succeed or were refused");
    }
}
