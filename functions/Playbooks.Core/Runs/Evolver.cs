using System.Diagnostics;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Policy;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Core.Runs;

/// <summary>What each event means for the run. Total, static, pure: the journal alone makes the run.</summary>
public static partial class Evolver
{
    /// <param name="run">Null before <see cref="RunEvent.Started"/>.</param>
    /// <param name="at">When the event was appended.</param>
    public static Run Evolve(Run? run, RunEvent happened, DateTimeOffset at) => (run, happened) switch
    {
        (null, RunEvent.Started started) => Begin(started, at),
        (null, _) => throw new JournalException($"the journal begins with {RunEventNames.Of(happened)}, not with {RunEventNames.Of<RunEvent.Started>()}"),
        (_, RunEvent.Started) => throw new JournalException("the run was started twice"),
        (_, RunEvent.Resumed e) => Resume(run, e),
        (_, RunEvent.ReportWritten) => File(run, Paperwork.Report) with { Paperwork = Paperwork.Signature },
        (_, RunEvent.HeadSigned) => File(run, Paperwork.Signature) with { Paperwork = Paperwork.None },
        ({ Outcome: not null }, _) => throw new JournalException($"{RunEventNames.Of(happened)} came after the run had ended"),
        (_, RunEvent.DecisionRefused) => run,
        (_, RunEvent.Amended e) => Amend(run, e),
        (_, RunEvent.Held e) => run with { Hold = new Hold(e.Code, e.Reason) },
        (_, RunEvent.CredentialAccepted e) => run with { Accepted = run.Accepted.SetItem(e.Credential, new SignOff($"{e.Person} ({e.Role})", e.Reason)) },
        (_, RunEvent.Retried) => run with { Hold = null, NextStage = run.Stage?.Index ?? run.NextStage, Stage = null },
        (_, RunEvent.CancelRequested e) => RequestCancel(run, e),
        (_, RunEvent.Finished e) => run with { Outcome = e.Outcome, Resolved = e.Resolved, Open = e.Open, Stage = null, Hold = null, Paperwork = Paperwork.Report },
        (_, RunEvent.StageStarted e) => BeginStage(run, e, at),
        (_, RunEvent.StageFinished e) => EndStage(run, e),
        (_, RunEvent.CheckpointEscalated or RunEvent.CheckpointOpened or RunEvent.CheckpointWaived or RunEvent.DecisionGiven
            or RunEvent.CheckpointClosed or RunEvent.PlanMade or RunEvent.PolicyJudged) => EvolveDecision(run, happened),
        (_, RunEvent.StepExpanded or RunEvent.ReadFinished or RunEvent.TargetSurveyed) => EvolveObservation(run, happened),
        (_, RunEvent.ActionStarted or RunEvent.ActionMarked or RunEvent.ActionFinished or RunEvent.ActionReconciled
            or RunEvent.UnknownResolved or RunEvent.UndoPlanned) => EvolveAction(run, happened),
        _ => throw new UnreachableException($"no meaning for {happened.GetType().Name}"),
    };

    private static Run Begin(RunEvent.Started started, DateTimeOffset at) => new()
    {
        Id = started.Run,
        Playbook = Checked(PlaybookJson.Read(started.Playbook)),
        PlaybookDigest = started.PlaybookDigest,
        Inputs = started.Inputs,
        RequestedBy = started.RequestedBy,
        Tenant = started.Tenant,
        Drill = started.Drill,
        StartedAt = at,
        Protected = started.Protected,
        Policies = PolicySet.Read(started.Policies),
        People = started.People,
        Sandbox = started.Sandbox,
    };

    /// <summary>Steps wait for earlier ones of their stage, never for each other in a circle.</summary>
    private static Playbook Checked(Playbook playbook) => playbook.Stages.FirstOrDefault(stage => !StageFacts.EndsSomewhere(stage)) is { } circular
        ? throw new JournalException($"the steps of stage {circular.Name} wait for each other, or are named alike")
        : playbook;

    private static Run Resume(Run run, RunEvent.Resumed e)
    {
        var applying = run.Stage?.Applying;
        return applying is null
            ? run with { Epoch = e.Epoch }
            : (run with { Epoch = e.Epoch }).WithApplying(applying.Interrupt(e.Interrupted));
    }

    /// <summary>From the first stage on again; what is done stays done, so that only the difference is planned.</summary>
    private static Run Amend(Run run, RunEvent.Amended e)
    {
        var amended = run with { Inputs = e.Inputs, AmendedBy = run.HasAmended(e.By) ? run.AmendedBy : run.AmendedBy.Add(e.By), NextStage = 0, Hold = null };
        return run.Stage is null ? amended : amended.WithStage(run.Stage with { Draining = Draining.Replan });
    }

    private static Run RequestCancel(Run run, RunEvent.CancelRequested e)
    {
        var cancelled = run with { Cancel = new CancelRequest(e.By, e.Reason, e.Undo), Hold = null };
        return run.Stage is null ? cancelled : cancelled.WithStage(run.Stage with { Draining = Draining.Cancel });
    }

    private static Run BeginStage(Run run, RunEvent.StageStarted e, DateTimeOffset at)
    {
        var index = run.UpcomingStage;
        var stage = index < run.Playbook.Stages.Length ? run.Playbook.Stages[index] : null;
        if (stage?.Name != e.Stage)
        {
            throw new JournalException($"stage {e.Stage} was started and {stage?.Name ?? "none"} is next");
        }

        return run with
        {
            Rounds = e.Round,
            Hold = null,
            Stage = new StageRun { Stage = stage, Index = index, Round = e.Round, StartedAt = at, Draining = run.Cancel is null ? null : Draining.Cancel },
        };
    }

    private static Run EndStage(Run run, RunEvent.StageFinished e)
    {
        var stage = run.Stage is { } now && now.Stage.Name == e.Stage ? now : throw new JournalException($"stage {e.Stage} ended without being under way");
        return run with
        {
            Steps = stage.Stage.Steps.Aggregate(run.Steps, (steps, step) => steps.SetItem(step.Id, StepValue.Of(step, stage, run.Changes))),
            Finished = run.Finished.Add(new FinishedStage(e.Stage, stage.Round, e.Outcome, e.Reason)),
            NextStage = e.Outcome is StageOutcome.Completed or StageOutcome.CompletedWithFailures ? stage.Index + 1 : stage.Index,
            Stage = null,
            Paperwork = Paperwork.Report,
        };
    }

    private static Run File(Run run, Paperwork due) => run.Paperwork == due ? run : throw new JournalException($"{due} was not due");

    internal static Run WithStage(this Run run, StageRun stage) => run with { Stage = stage };

    internal static Run WithApplying(this Run run, Applying applying) => run with { Stage = run.StageUnderWay() with { Applying = applying } };

    internal static StageRun StageUnderWay(this Run run) => run.Stage ?? throw new JournalException("there is no stage under way");
}
