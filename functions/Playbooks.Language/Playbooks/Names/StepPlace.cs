using Playbooks.Core.Actions;
using Playbooks.Language.Playbooks.Drafts;

namespace Playbooks.Language.Playbooks.Names;

/// <summary>A step, where it stands, and the contract of its action, which is null where the catalog has none.</summary>
internal sealed record StepPlace(StepDraft Draft, StageDraft Stage, int StageNumber, int Number, ActionContract? Contract)
{
    public string Id => Draft.Id?.Value ?? "";

    public bool IsBefore(StepPlace other) => StageNumber < other.StageNumber || (StageNumber == other.StageNumber && Number < other.Number);
}
