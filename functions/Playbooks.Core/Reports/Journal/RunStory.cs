using Playbooks.Core.Journals;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Journal;

/// <summary>A journal, or the part of it that a report is about, told by stages.</summary>
internal sealed class RunStory
{
    private RunStory(IReadOnlyList<JournalLine> lines) => Lines = lines;

    public IReadOnlyList<JournalLine> Lines { get; }

    public JournalLine Head => Lines[^1];

    /// <summary>Where the run stands after the last of the lines.</summary>
    public Run Run { get; private set; } = null!; // set by Of before anybody sees the story

    public List<StageStory> Stages { get; } = [];

    public List<At<RunEvent.Amended>> Amendments { get; } = [];

    public IEnumerable<ActionStory> Actions => Stages.SelectMany(stage => stage.Actions);

    /// <param name="stage">Up to the end of the last visit of this stage; empty for all up to the end of the run.</param>
    /// <exception cref="ArgumentException">There is no line, or the stage never began.</exception>
    /// <exception cref="JournalException">The lines are no journal of a run.</exception>
    public static RunStory Of(IReadOnlyList<JournalLine> lines, string stage)
    {
        var story = new RunStory([.. lines.Take(LengthOf(lines, stage))]);
        Run? run = null;
        foreach (var line in story.Lines)
        {
            run = Evolver.Evolve(run, line.Event, line.At);
            story.Add(line, run);
        }

        story.Run = run ?? throw new ArgumentException("a report needs at least the line that starts the run", nameof(lines));
        return story;
    }

    /// <summary>A report that is made again later must be the one that was written then: what came after does not count.</summary>
    private static int LengthOf(IReadOnlyList<JournalLine> lines, string stage)
    {
        var from = stage.Length == 0 ? 0 : LastStartOf(lines, stage);
        for (var i = from; i < lines.Count; i++)
        {
            switch (lines[i].Event)
            {
                case RunEvent.Finished: return stage.Length == 0 ? i + 1 : i;
                case RunEvent.StageFinished when stage.Length > 0: return i + 1;
                case RunEvent.StageStarted e when stage.Length > 0 && e.Stage != stage: return i;
                default: break;
            }
        }

        return lines.Count;
    }

    private static int LastStartOf(IReadOnlyList<JournalLine> lines, string stage)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Event is RunEvent.StageStarted e && e.Stage == stage)
            {
                return i;
            }
        }

        throw new ArgumentException($"stage '{stage}' has not begun in this run", nameof(stage));
    }

    private void Add(JournalLine line, Run run)
    {
        switch (line.Event)
        {
            case RunEvent.StageStarted e:
                Begin(e, line, run);
                break;
            case RunEvent.StageFinished e:
                Stages[^1].Finished = new(e, line.At, line.Number);
                break;
            case RunEvent.Amended e:
                Amendments.Add(new(e, line.At, line.Number));
                break;
            case RunEvent.DecisionRefused:
                Stages.LastOrDefault()?.Last.Add(line.Event, line.At, line.Number);
                break;
            default:
                (Stages.LastOrDefault() is { Finished: null } stage ? stage.Last : null)?.Add(line.Event, line.At, line.Number);
                break;
        }
    }

    private void Begin(RunEvent.StageStarted e, JournalLine line, Run run)
    {
        var stage = run.StageUnderWay();
        if (Stages.LastOrDefault() is { Finished: null } last && last.Stage.Name == e.Stage)
        {
            last.Last.Void = WhyVoid(last.Last);
        }
        else
        {
            Stages.Add(new StageStory(stage.Stage, stage.Index + 1, Stages.Exists(other => other.Stage.Name == e.Stage)));
        }

        Stages[^1].Rounds.Add(new RoundStory(e.Round, e.Stage, line.At));
    }

    private static string WhyVoid(RoundStory round) => round.Drifted is { } drifted
        ? $"{drifted.Action.Survey.Target} was no longer as the plan had found it"
        : round.Holds.LastOrDefault() is { } hold ? $"the run was held ({hold.What.Reason}) and tried again" : "the inputs were amended";
}
