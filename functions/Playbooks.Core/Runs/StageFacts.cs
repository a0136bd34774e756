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

    /// <summary>Whether that call is still to be read or surveyed.</summary>
    public static bool IsOpen(this StageRun stage, string call) => stage.Calls.TryPlaceOf(call, out var place) && stage.Open.Contains(place);

    /// <summary>From the last one back: calls are begun in order, so that one of the last is the likeliest to be open.</summary>
    public static bool IsOver(this StageRun stage, Step step) =>
        stage.Expanded.TryGetValue(step.Id, out var calls) && (stage.Open.IsEmpty || !calls.Reverse().Any(stage.IsOpen));

    public static Step StepOf(this StageRun stage, Call call) => stage.StepOf(call.Step);

    /// <exception cref="JournalException">The stage has no such step.</exception>
    public static Step StepOf(this StageRun stage, string id) =>
        stage.Stage.Steps.FirstOrDefault(step => step.Id == id) ?? throw new JournalException($"stage {stage.Stage.Name} has no step {id}");

    /// <summary>No two steps of one name, and no circle among what comes after what.</summary>
    public static bool EndsSomewhere(Stage stage)
    {
        var left = stage.Steps.DistinctBy(step => step.Id).ToDictionary(step => step.Id);
        var sound = left.Count == stage.Steps.Length;
        while (sound && left.Count > 0)
        {
            var free = left.Values.Where(step => !step.After.Any(left.ContainsKey)).ToList();
            free.ForEach(step => left.Remove(step.Id));
            sound = free.Count > 0;
        }

        return sound;
    }
}
