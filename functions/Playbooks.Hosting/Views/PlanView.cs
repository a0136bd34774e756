using System.Collections.Immutable;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Hosting.Views;

/// <summary>Exactly what a stage will do. Its members are those that the digest is of, and how many actions change and destroy.</summary>
public sealed record PlanView(
    string Run, string Stage, int Round, int Changes, int Destroys, ImmutableArray<PlanView.Action> Actions, ImmutableArray<PlanView.LeftOut> Skipped)
{
    public static PlanView Of(Plan plan) => new(
        plan.Run, plan.Stage, plan.Round, plan.Changes, plan.Destroys, [.. plan.Actions.Select(Of)], [.. plan.Skipped.Select(Of)]);

    private static Action Of(PlannedAction action) => new(
        action.Id,
        action.Call.Step,
        action.Call.Uses,
        action.Call.Provider,
        PlanJson.EffectName(action.Call.Effect),
        action.Survey.Target,
        action.Call.Arguments,
        action.Survey.Change,
        action.Survey.State,
        action.Survey.Undo is { } undo ? new UndoView(undo.Uses, undo.With) : null,
        action.Survey.Cuts,
        action.Survey.Guards,
        action.After);

    private static LeftOut Of(SkippedAction skipped) => new(skipped.Call.Id, skipped.Call.Uses, skipped.Target, skipped.Call.Arguments, skipped.Code, skipped.Reason);

    /// <param name="Effect">reads, changes or destroys.</param>
    /// <param name="Precondition">The state found; the plan is void once it changes.</param>
    /// <param name="Cuts">Accesses that it takes away.</param>
    /// <param name="Guards">Accesses that must be cut before.</param>
    public sealed record Action(
        string Id,
        string Step,
        string Uses,
        string Provider,
        string Effect,
        string Target,
        Value With,
        string Change,
        Value Precondition,
        UndoView? Undo,
        ImmutableArray<string> Cuts,
        ImmutableArray<string> Guards,
        ImmutableArray<string> After);

    public sealed record LeftOut(string Id, string Uses, string Target, Value With, string Code, string Reason);

    public sealed record UndoView(string Uses, Value With);
}
