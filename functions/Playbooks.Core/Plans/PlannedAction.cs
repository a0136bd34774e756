using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Plans;

/// <summary>One action that a stage will perform, as a person approves it.</summary>
/// <param name="Call">Action, arguments, and the id that stays the same in every round.</param>
/// <param name="Survey">Target, state found (the precondition), change, and undo.</param>
/// <param name="After">Ids of planned actions that must have succeeded or been skipped first.</param>
public sealed record PlannedAction(Call Call, Survey Survey, ImmutableArray<string> After)
{
    public string Id => Call.Id;
}
