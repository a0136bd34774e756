using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Journal;

/// <summary>What became of one planned action in one round.</summary>
internal sealed class ActionStory(PlannedAction action, string stage, bool isUndo)
{
    private readonly List<string> notes = [];

    public PlannedAction Action => action;

    public string Stage => stage;

    /// <summary>It puts back what the stage or the run had changed, after a failure or on cancelling.</summary>
    public bool IsUndo => isUndo;

    public int Attempts { get; private set; }

    public DateTimeOffset? Began { get; private set; }

    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Null while nothing is known of it.</summary>
    public ActionOutcome? Outcome { get; private set; }

    /// <summary>It is a person's to do; its outcome is what that person says.</summary>
    public bool IsTask => action.Call.Uses == HumanTasks.Name;

    /// <summary>Started, and nobody knows whether it happened.</summary>
    public bool IsUnknown { get; private set; }

    public bool IsDone => Outcome is ActionOutcome.Succeeded;

    /// <summary>It ended and did not do what was planned.</summary>
    public bool HasFailed => Outcome is not (null or ActionOutcome.Succeeded) && !IsUnknown;

    /// <summary>How doubt about it was resolved, in order.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Add(RunEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case RunEvent.ActionStarted started:
                (Attempts, Began, Outcome, IsUnknown) = (started.Attempt, Began ?? at, null, false);
                break;
            case RunEvent.ActionFinished finished:
                (Attempts, Outcome, Ended, IsUnknown) = (finished.Attempt, finished.Outcome, at, finished.Outcome is ActionOutcome.Unknown);
                break;
            case RunEvent.ActionReconciled reconciled:
                IsUnknown = reconciled.Verdict == SurveyVerdict.Unclear;
                notes.Add(Words(reconciled.Verdict));
                break;
            case RunEvent.UnknownResolved resolved:
                IsUnknown = false;
                notes.Add($"{resolved.By} said that it {(resolved.Happened ? "happened" : "did not happen")}: {resolved.Reason}");
                break;
            default:
                break;
        }
    }

    public void Interrupt()
    {
        if (Outcome is null && Began is not null)
        {
            IsUnknown = true;
            notes.Add("a worker was lost while it was under way");
        }
    }

    private static string Words(SurveyVerdict verdict) => verdict switch
    {
        SurveyVerdict.Done => "looked at again: found done",
        SurveyVerdict.ToDo => "looked at again: found not done",
        SurveyVerdict.Partial => "looked at again: found half done, continued",
        SurveyVerdict.Unclear => "looked at again: the provider cannot tell",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
