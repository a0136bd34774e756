using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Runs;

/// <summary>What can be told of a stage from its shape and its calls.</summary>
internal static class StageFacts
{
    /// <summary>
    /// Whether a step's calls belong to the plan: it changes or destroys, or it reads what such a step leaves behind (a proof),
    /// so that it can only be called while the plan is performed.
    /// </summary>
    public static bool IsPlanned(this StageRun stage, Step step) => IsPlanned(stage.Stage, step);

    public static bool IsPlanned(Stage stage, Step step) =>
        step.Effect != Effect.Reads || step.After.Any(id => stage.Steps.FirstOrDefault(s => s.Id == id) is { } before && IsPlanned(stage, before));

    public static bool IsOver(this StageRun stage, Step step) =>
        stage.Expanded.TryGetValue(step.Id, out var calls) && !calls.Any(stage.Open.Contains);

    public static Step StepOf(this StageRun stage, Call call) => stage.Stage.Steps.First(step => step.Id == call.Step);
}
