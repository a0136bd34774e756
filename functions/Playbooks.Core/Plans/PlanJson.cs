using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>A plan as the value that its digest is of and that people and programs read.</summary>
public static class PlanJson
{
    public static Value Write(Plan plan) => Value.MapOf(
        ("run", Value.Of(plan.Run)),
        ("stage", Value.Of(plan.Stage)),
        ("round", Value.Of(plan.Round)),
        ("actions", Value.ListOf(plan.Actions.Select(Write))),
        ("skipped", Value.ListOf(plan.Skipped.Select(Write))));

    public static Value Write(PlannedAction action) => Value.MapOf(
        ("id", Value.Of(action.Id)),
        ("step", Value.Of(action.Call.Step)),
        ("uses", Value.Of(action.Call.Uses)),
        ("provider", Value.Of(action.Call.Provider)),
        ("effect", Value.Of(EffectName(action.Call.Effect))),
        ("target", Value.Of(action.Survey.Target)),
        ("with", action.Call.Arguments),
        ("change", Value.Of(action.Survey.Change)),
        ("precondition", action.Survey.State),
        ("undo", action.Survey.Undo is { } undo ? Value.MapOf(("uses", Value.Of(undo.Uses)), ("with", undo.With)) : Value.Nothing),
        ("cuts", Value.ListOf(action.Survey.Cuts)),
        ("guards", Value.ListOf(action.Survey.Guards)),
        ("after", Value.ListOf(action.After)));

    private static Value Write(SkippedAction skipped) => Value.MapOf(
        ("id", Value.Of(skipped.Call.Id)),
        ("uses", Value.Of(skipped.Call.Uses)),
        ("target", Value.Of(skipped.Target)),
        ("with", skipped.Call.Arguments),
        ("code", Value.Of(skipped.Code)),
        ("reason", Value.Of(skipped.Reason)));

    /// <summary>As YAML, reports and the CLI write an effect.</summary>
    public static string EffectName(Effect effect) => effect switch
    {
        Effect.Reads => "reads",
        Effect.Changes => "changes",
        Effect.Destroys => "destroys",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
