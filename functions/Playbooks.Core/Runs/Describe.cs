using Playbooks.Core.Actions;

namespace Playbooks.Core.Runs;

/// <summary>Outcomes in words.</summary>
public static class Describe
{
    public static string Outcome(ActionOutcome? outcome) => outcome switch
    {
        ActionOutcome.Succeeded { Reconciled: true } => "done (found done after an interruption)",
        ActionOutcome.Succeeded => "done",
        ActionOutcome.Refused r => $"refused ({r.Code}): {r.Message}",
        ActionOutcome.FailedRetryable { Pause: not null } w => $"waits ({w.Code}): {w.Message}",
        ActionOutcome.FailedRetryable f => $"failed ({f.Code}): {f.Message}",
        ActionOutcome.FailedFinal f => $"failed ({f.Code}): {f.Message}",
        ActionOutcome.Unknown u => $"unknown: {u.Message}",
        _ => "not done",
    };
}
