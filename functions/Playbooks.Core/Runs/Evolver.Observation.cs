using System.Diagnostics;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Runs;

public static partial class Evolver
{
    private static Run EvolveObservation(Run run, RunEvent happened) => happened switch
    {
        RunEvent.StepExpanded e => Expand(run, e),
        RunEvent.ReadFinished e => UpdateCall(run, e.Call, call => call with { Attempts = e.Attempt, Outcome = e.Outcome, RetryAt = e.RetryAt }),
        RunEvent.TargetSurveyed e => UpdateCall(run, e.Call, call => e.Outcome switch
        {
            SurveyOutcome.Surveyed done => call with { Attempts = e.Attempt, Survey = done.Survey, RetryAt = null, Outcome = null },
            SurveyOutcome.Failed failed => call with { Attempts = e.Attempt, Outcome = failed.Why, RetryAt = e.RetryAt },
            _ => throw new UnreachableException(),
        }),
        _ => throw new UnreachableException(),
    };

    private static Run Expand(Run run, RunEvent.StepExpanded e)
    {
        var stage = run.StageUnderWay();
        var step = stage.StepOf(e.Step);
        if (stage.Expanded.ContainsKey(e.Step) || e.Calls.Any(call => call.Step != e.Step))
        {
            throw new JournalException($"step {e.Step} was expanded twice, or into calls of another step");
        }

        var calls = e.Calls.DistinctBy(call => call.Id).Where(call => !stage.Calls.ContainsKey(call.Id)).ToList();
        var planned = stage.IsPlanned(step);
        var opened = calls.Select((call, i) => (call, Place: stage.Calls.Count + i)).Where(pair => !(planned && pair.call.Effect == Effect.Reads)).Select(pair => pair.Place).ToList();
        var next = stage with
        {
            Phase = stage.Phase == StagePhase.Observing && planned ? StagePhase.Surveying : stage.Phase,
            Expanded = stage.Expanded.SetItem(e.Step, [.. e.Calls.Select(call => call.Id).Distinct()]),
            Calls = Roster<CallState>.Of(stage.Calls.Concat(calls.Select(call => KeyValuePair.Create(call.Id, new CallState(call)))), run.Draft),
            Open = stage.Open.Union(opened, run.Draft),
            Fresh = stage.Fresh.Union(opened, run.Draft),
        };
        return WithStepValue(run with { Stage = next }, e.Step);
    }

    private static Run UpdateCall(Run run, string id, Func<CallState, CallState> update)
    {
        var stage = run.StageUnderWay();
        if (!stage.Calls.TryPlaceOf(id, out var place) || !stage.Open.Contains(place))
        {
            throw new JournalException($"{id} was not being looked at");
        }

        var before = stage.Calls[place];
        var call = update(before);
        var rested = before.RetryAt is { } at ? stage.Resting.Remove((at, place)) : stage.Resting;
        var next = stage with
        {
            Calls = stage.Calls.With(place, call),
            Open = call.IsOver ? stage.Open.Remove(place) : stage.Open,
            Fresh = stage.Fresh.Remove(place),
            Resting = call is { IsOver: false, RetryAt: { } again } ? rested.Add((again, place)) : rested,
            Failed = stage.Failed ?? (Fails(stage, call) ? id : null),
        };
        return WithStepValue(run with { Stage = next }, call.Call.Step);
    }

    /// <summary>A target that cannot be looked at is left out of the plan and said so; a reading call that failed stops the stage, unless its step goes on.</summary>
    private static bool Fails(StageRun stage, CallState call) =>
        call.IsOver && call.Call.Effect == Effect.Reads && call.Outcome is not (null or ActionOutcome.Succeeded)
        && stage.StepOf(call.Call).OnFailure != Playbooks.FailureRule.Continue;

    /// <summary>A reading step whose calls are all over is visible to the steps after it in the same stage.</summary>
    private static Run WithStepValue(Run run, string id)
    {
        var stage = run.StageUnderWay();
        var step = stage.StepOf(id);
        return step.Effect == Effect.Reads && !stage.IsPlanned(step) && stage.IsOver(step)
            ? run with { Steps = run.Steps.SetItem(id, StepValue.Of(step, stage)) }
            : run;
    }
}
