using Playbooks.Core.Actions;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Journal;

/// <summary>One round of a stage: what was read, planned, decided and done in it.</summary>
internal sealed class RoundStory(int number, string stage, DateTimeOffset began)
{
    private readonly Dictionary<string, CallStory> calls = [];
    private readonly Dictionary<string, ActionStory> byId = [];

    public int Number => number;

    public DateTimeOffset Began => began;

    public List<CallStory> Calls { get; } = [];

    public At<RunEvent.PlanMade>? Plan { get; private set; }

    public RunEvent.PolicyJudged? Policy { get; private set; }

    public At<RunEvent.CheckpointOpened>? Opened { get; private set; }

    public At<RunEvent.CheckpointWaived>? Waived { get; private set; }

    public At<RunEvent.CheckpointEscalated>? Escalated { get; private set; }

    public At<RunEvent.CheckpointClosed>? Closed { get; private set; }

    public List<At<RunEvent.DecisionGiven>> Given { get; } = [];

    public List<At<RunEvent.DecisionRefused>> Refused { get; } = [];

    public List<ActionStory> Actions { get; } = [];

    public List<At<RunEvent.Held>> Holds { get; } = [];

    /// <summary>The last decision on the plan: nobody asked, everybody agreed.</summary>
    public bool IsApproved => Waived is not null || Closed is { What.Approved: true };

    /// <summary>What made the plan void, or null.</summary>
    public string? Void { get; set; }

    public IEnumerable<ActionStory> Planned => Actions.Where(action => !action.IsUndo);

    public IEnumerable<ActionStory> Undone => Actions.Where(action => action.IsUndo);

    public ActionStory? Drifted => Actions.Find(action => action.Outcome is ActionOutcome.Refused { Code: RefusalCode.Drift });

    public void Add(RunEvent happened, DateTimeOffset at, long line)
    {
        switch (happened)
        {
            case RunEvent.StepExpanded e:
                e.Calls.Where(call => calls.TryAdd(call.Id, new CallStory(call))).ToList().ForEach(call => Calls.Add(calls[call.Id]));
                break;
            case RunEvent.ReadFinished e:
                calls.GetValueOrDefault(e.Call)?.Add(e.Attempt, e.Outcome, at);
                break;
            case RunEvent.TargetSurveyed e:
                calls.GetValueOrDefault(e.Call)?.Add(e.Attempt, (e.Outcome as SurveyOutcome.Failed)?.Why, at);
                break;
            case RunEvent.PlanMade e:
                Plan = new(e, at, line);
                Announce(e.Plan.Actions, isUndo: false);
                break;
            case RunEvent.UndoPlanned e:
                Announce(e.Actions, isUndo: true);
                break;
            case RunEvent.Held e:
                Holds.Add(new(e, at, line));
                break;
            case RunEvent.Resumed e:
                e.Interrupted.Select(id => byId.GetValueOrDefault(id)).ToList().ForEach(action => action?.Interrupt());
                break;
            default:
                AddDecision(happened, at, line);
                break;
        }
    }

    private void AddDecision(RunEvent happened, DateTimeOffset at, long line)
    {
        switch (happened)
        {
            case RunEvent.PolicyJudged e: Policy = e; break;
            case RunEvent.CheckpointOpened e: Opened = new(e, at, line); break;
            case RunEvent.CheckpointWaived e: Waived = new(e, at, line); break;
            case RunEvent.CheckpointEscalated e: Escalated = new(e, at, line); break;
            case RunEvent.CheckpointClosed e: Closed = new(e, at, line); break;
            case RunEvent.DecisionGiven e: Given.Add(new(e, at, line)); break;
            case RunEvent.DecisionRefused e: Refused.Add(new(e, at, line)); break;
            case RunEvent.ActionStarted e: byId.GetValueOrDefault(e.Action)?.Add(e, at); break;
            case RunEvent.ActionFinished e: byId.GetValueOrDefault(e.Action)?.Add(e, at); break;
            case RunEvent.ActionReconciled e: byId.GetValueOrDefault(e.Action)?.Add(e, at); break;
            case RunEvent.UnknownResolved e: byId.GetValueOrDefault(e.Action)?.Add(e, at); break;
            default: break;
        }
    }

    private void Announce(IEnumerable<Plans.PlannedAction> planned, bool isUndo)
    {
        foreach (var action in planned)
        {
            var story = new ActionStory(action, stage, isUndo);
            byId[action.Id] = story;
            Actions.Add(story);
        }
    }
}
