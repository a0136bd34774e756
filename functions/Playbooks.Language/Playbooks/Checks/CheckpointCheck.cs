using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>When a stage's checkpoint asks, and in which order its times come.</summary>
internal sealed class CheckpointCheck(Findings findings, ExpressionCheck expressions, PlaybookScopes scopes)
{
    public void Check(CheckpointDraft checkpoint)
    {
        expressions.Condition(checkpoint.When, scopes.Checkpoint, "The checkpoint's condition");
        if (checkpoint is { EscalateAfter: { } escalate, Deadline: { } deadline } && escalate.Value >= deadline.Value)
        {
            findings.Add(DiagnosticCodes.EscalatesTooLate, escalate.At, "Others are asked only when the deadline is over.", "Let 'escalate-after' be shorter than 'deadline'.");
        }
    }
}
