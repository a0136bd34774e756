using System.Collections.Immutable;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Actions;

/// <summary>Actions that the engine itself resolves when it plans; no provider performs them under their own name.</summary>
public static class EngineActions
{
    public static ActionContract Undo { get; } = new()
    {
        Name = Expansion.UndoAction,
        Summary = "Put back what earlier stages of this run have changed, latest change first.",
        Provider = "engine",
        Effect = Effect.Changes,
        Inputs = [new("stages", ValueType.ListOf(ValueType.Text), Required: true, "Names of stages that come before.")],
        Output = ValueType.Any,
        Undo = "Each change that is put back is an action of its own with its own undo.",
        Idempotency = "A change that has been put back is not planned again.",
        Preconditions = ["The change recorded an undo when it was made, and its step does not say 'undo: false'."],
    };

    public static ImmutableArray<ActionContract> All { get; } = [Undo];
}
