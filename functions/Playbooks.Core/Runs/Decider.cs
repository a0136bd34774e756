using System.Collections.Immutable;
using System.Diagnostics;

namespace Playbooks.Core.Runs;

/// <summary>What an input leads to. Total, static, pure: time, ids and chance arrive in the input.</summary>
public static partial class Decider
{
    /// <summary>The events that the input leads to; none where it changes nothing. A run that is over absorbs everything.</summary>
    /// <param name="run">Null before it was started.</param>
    public static ImmutableArray<RunEvent> Decide(RunInput input, Run? run, DateTimeOffset now) => (input, run) switch
    {
        (RunInput.Start start, null) => [start.With],
        (_, null) => [],
        (RunInput.Start, _) => [],
        (RunInput.RecordReport e, _) => run.Paperwork == Paperwork.Report ? [new RunEvent.ReportWritten(e.Stage, e.Files)] : [],
        (RunInput.RecordSignature e, _) => run.Paperwork == Paperwork.Signature ? [new RunEvent.HeadSigned(e.Head, e.Algorithm, e.KeyId, e.Signature)] : [],
        (RunInput.Resume resume, _) => Resume(resume, run),
        _ when run.Outcome is not null => [],
        (RunInput.Continue, _) => Continue(run, now),
        (RunInput.FinishRead e, _) => FinishRead(e, run, now),
        (RunInput.FinishSurvey e, _) => FinishSurvey(e, run, now),
        (RunInput.Begin e, _) => Begin(e, run),
        (RunInput.RecordMark e, _) => IsRunning(run, e.Action) ? [new RunEvent.ActionMarked(e.Action, e.Mark)] : [],
        (RunInput.FinishAction e, _) => FinishAction(e, run, now),
        (RunInput.Reconcile e, _) => Reconcile(e, run),
        (RunInput.Decide e, _) => GiveDecision(e, run, now),
        (RunInput.ResolveUnknown e, _) => ResolveUnknown(e, run),
        (RunInput.Accept e, _) => Accept(e, run),
        (RunInput.Retry e, _) => run.Hold is not null && run.Stage?.Applying.UnclearPlaces.IsEmpty != false ? [new RunEvent.Retried(e.By)] : [],
        (RunInput.GiveUp e, _) => run.Hold is null ? [new RunEvent.Held("given-up", e.Reason)] : [],
        (RunInput.Amend e, _) => run.Cancel is not null ? [] : [new RunEvent.Amended(e.Inputs, e.By, e.Reason)],
        (RunInput.Cancel e, _) => run.Cancel is null ? [new RunEvent.CancelRequested(e.By, e.Reason, e.Undo)] : [],
        _ => throw new UnreachableException($"no decision for {input.GetType().Name}"),
    };

    private static ImmutableArray<RunEvent> Resume(RunInput.Resume resume, Run run)
    {
        var interrupted = run.Stage?.Applying.Running ?? [];
        return resume.Epoch <= run.Epoch && interrupted.IsEmpty
            ? []
            : [new RunEvent.Resumed(resume.Worker, resume.Epoch, [.. interrupted.Order(StringComparer.Ordinal)])];
    }

    private static bool IsRunning(Run run, string action) => run.Stage?.Applying.Is(action, ActionStatus.Running) == true;
}
