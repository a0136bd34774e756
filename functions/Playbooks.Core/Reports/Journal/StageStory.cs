using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Journal;

/// <summary>One visit of a stage: all its rounds until it finished, or until the run went elsewhere.</summary>
/// <param name="number">Place in the playbook, from 1.</param>
internal sealed class StageStory(Stage stage, int number, bool repeated)
{
    public Stage Stage => stage;

    public int Number => number;

    public List<RoundStory> Rounds { get; } = [];

    public At<RunEvent.StageFinished>? Finished { get; set; }

    public RoundStory Last => Rounds[^1];

    /// <summary>File name without extension.</summary>
    public string Name => repeated ? $"{number}-{stage.Name}-round-{Last.Number}" : $"{number}-{stage.Name}";

    public IEnumerable<ActionStory> Actions => Rounds.SelectMany(round => round.Actions);

    /// <summary>What each action came to in the end: the last round that has it counts.</summary>
    public IEnumerable<ActionStory> Final => Actions.Reverse().DistinctBy(action => action.Action.Id).Reverse();

    public string Title => stage.Title.Length == 0 ? stage.Name : stage.Title;
}
