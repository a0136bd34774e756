using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>What a run wants from the world now. Pure; the engine performs it.</summary>
/// <param name="Read">Those that may be under way at once, in plan order; what is under way already is among them or counts as well.</param>
/// <param name="Survey">Likewise.</param>
/// <param name="Begin">Actions that may be begun, in plan order, as far as the stage's concurrency goes.</param>
/// <param name="WakeAt">When to look again although nothing happens: a retry, an escalation, a deadline.</param>
public sealed record Agenda(
    ImmutableArray<Call> Read,
    ImmutableArray<Call> Survey,
    ImmutableArray<PlannedAction> Begin,
    ImmutableArray<PlannedAction> Reconcile,
    Paperwork Paperwork,
    DateTimeOffset? WakeAt)
{
    private static readonly Agenda Nothing = new([], [], [], [], Paperwork.None, null);

    public static Agenda Of(Run run, DateTimeOffset now) => run switch
    {
        { Paperwork: not Paperwork.None } => Nothing with { Paperwork = run.Paperwork },
        { Outcome: not null } or { Stage: null } => Nothing,
        { Hold: not null } => Nothing with { Reconcile = Doubtful(run.Stage) },
        { Stage.Phase: StagePhase.Observing or StagePhase.Surveying } => Looking(run.Stage, now),
        { Stage.Phase: StagePhase.Deciding } => Nothing with { WakeAt = Earliest(run.Stage.Checkpoint?.EscalateAt, run.Stage.Checkpoint?.Deadline) },
        _ => Acting(run.Stage, now),
    };

    private static Agenda Looking(StageRun stage, DateTimeOffset now)
    {
        if (stage.Draining is not null || stage.Failed is not null)
        {
            return Nothing;
        }

        var due = stage.Resting.TakeWhile(resting => resting.At <= now).Select(resting => resting.Place).Concat(stage.Fresh)
            .Take(stage.Stage.Concurrency).Select(place => stage.Calls[place].Call).ToList();
        var wake = stage.Resting.Select(resting => resting.At).SkipWhile(at => at <= now).Take(1).ToList();
        return Nothing with
        {
            Read = [.. due.Where(call => call.Effect == Effect.Reads)],
            Survey = [.. due.Where(call => call.Effect != Effect.Reads)],
            WakeAt = wake.Count > 0 ? wake[0] : null,
        };
    }

    private static Agenda Acting(StageRun stage, DateTimeOffset now)
    {
        var applying = stage.Applying;
        if (stage.Draining is not null)
        {
            return Nothing with { Reconcile = Doubtful(stage) };
        }

        var room = stage.Stage.Concurrency - applying.RunningPlaces.Count;
        var begin = ImmutableArray.CreateBuilder<PlannedAction>();
        DateTimeOffset? wake = null;
        foreach (var state in applying.Ready.Select(place => applying.Actions[place]))
        {
            if (begin.Count >= room)
            {
                break;
            }

            if (state.RetryAt is { } at && at > now)
            {
                wake = Earliest(wake, at);
            }
            else
            {
                begin.Add(state.Action);
            }
        }

        return Nothing with { Begin = begin.ToImmutable(), Reconcile = Doubtful(stage), WakeAt = wake };
    }

    private static ImmutableArray<PlannedAction> Doubtful(StageRun stage) =>
        [.. stage.Applying.Unsure.Order(StringComparer.Ordinal).Select(id => stage.Applying.Actions[id].Action)];

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;
}
