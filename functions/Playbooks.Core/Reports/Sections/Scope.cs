using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What a report is about: the stages it tells of, inside the story of the run.</summary>
internal sealed record Scope(RunStory Story, IReadOnlyList<StageStory> Stages, bool IsWhole, ReachReading Reach)
{
    public Run Run => Story.Run;

    public IEnumerable<RoundStory> Rounds => Stages.SelectMany(stage => stage.Rounds);

    public IEnumerable<ActionStory> Final => Stages.SelectMany(stage => stage.Final);

    public IEnumerable<ActionStory> Planned => Final.Where(action => !action.IsUndo);

    public IEnumerable<CallStory> Calls => Rounds.SelectMany(round => round.Calls);

    /// <summary>Each call as it ended in the newest round that made it, and none that a plan performs.</summary>
    public IEnumerable<CallStory> Looks => Calls.Reverse().DistinctBy(call => call.Call.Id).Reverse();

    /// <summary>Which roles answer for what a stage has changed: those that its checkpoint asks.</summary>
    public string OwnersOf(string stage)
    {
        var asked = Run.Playbook.Stages.FirstOrDefault(other => other.Name == stage)?.Checkpoint?.Approvals ?? [];
        return asked.IsEmpty ? Run.RequestedBy : string.Join(", ", asked.Select(quorum => quorum.Role));
    }
}
