using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What became of an action, in one word or two.</summary>
internal static class Outcomes
{
    public static Cell CellOf(ActionStory action) => action switch
    {
        { IsUnknown: true, IsTask: true } => Cell.Of("asked of a person", Tone.Warning),
        { IsUnknown: true } => Cell.Of("unknown", Tone.Bad),
        { IsTask: true, IsDone: true } => Cell.Of("done by a person", Tone.Good),
        { Outcome: ActionOutcome.Succeeded { Reconciled: true } } => Cell.Of("done (reconciled)", Tone.Good),
        { Outcome: ActionOutcome.Succeeded } => Cell.Of("done", Tone.Good),
        { Outcome: ActionOutcome.Refused refused } => Cell.Of($"refused: {refused.Code}", Tone.Warning),
        { Outcome: ActionOutcome.FailedFinal failed } => Cell.Of($"failed: {failed.Code}", Tone.Bad),
        { Outcome: ActionOutcome.FailedRetryable { Pause: not null } waits } => Cell.Of($"waits: {waits.Code}", Tone.Warning),
        { Outcome: ActionOutcome.FailedRetryable failed } => Cell.Of($"failed: {failed.Code}", Tone.Bad),
        { Began: not null } => Cell.Of("under way", Tone.Warning),
        _ => Cell.Of("not begun", Tone.Muted),
    };

    public static string ReasonOf(ActionStory action) => action switch
    {
        { IsUnknown: true, IsTask: true } => "nobody has said yet that it is done",
        { IsUnknown: true, Outcome: ActionOutcome.Unknown unknown } => unknown.Message,
        { IsUnknown: true } => "its worker was lost while it was under way",
        { Outcome: { } outcome } => Describe.Outcome(outcome),
        _ => "",
    };
}
