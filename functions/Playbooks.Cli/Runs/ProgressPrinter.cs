using System.Globalization;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary>Tells a person what a run does while it does it: stages, plans, people, counts, elapsed time.</summary>
internal sealed class ProgressPrinter(IAnsiConsole console, TimeProvider time) : IRunObserver
{
    private readonly long began = time.GetTimestamp();
    private readonly Dictionary<string, int> reads = [];
    private int done;
    private int failed;

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        for (var i = from; i < lines.Count; i++)
        {
            Tell(lines[i].Event, run);
        }
    }

    private void Tell(RunEvent happened, Run run)
    {
        switch (happened)
        {
            case RunEvent.StageStarted e: StartStage(e, run); break;
            case RunEvent.ReadFinished { RetryAt: null } e: Count(e.Call.Split('#')[0]); break;
            case RunEvent.PlanMade e: TellPlan(e); break;
            case RunEvent.CheckpointOpened e: TellCheckpoint(e); break;
            case RunEvent.CheckpointWaived e: Line("dim", "·", $"no approval needed: {e.Reason}"); break;
            case RunEvent.CheckpointEscalated e: Line("yellow", "!", $"escalated to {string.Join(", ", e.Roles)}"); break;
            case RunEvent.DecisionGiven e: Line(e.Approve ? "green" : "red", e.Approve ? "✓" : "✗", $"{(e.Approve ? "approved" : "rejected")} by {e.Person} for {e.Role}"); break;
            case RunEvent.DecisionRefused e: Line("yellow", "!", $"the decision of {e.Person} does not count: {e.Reason}"); break;
            case RunEvent.CheckpointClosed { Approved: false } e: Line("red", "✗", e.Reason); break;
            case RunEvent.ActionReconciled { Verdict: SurveyVerdict.Unclear } e when IsTask(run, e.Action): break;
            case RunEvent.ActionFinished { Outcome: ActionOutcome.Unknown } e when IsTask(run, e.Action): break;
            case RunEvent.ActionFinished { RetryAt: null } e: TellAction(e, run); break;
            case RunEvent.UnknownResolved e: Line("green", "☑", $"{e.By} signed off {run.Stage?.Applying.Actions.GetValueOrDefault(e.Action)?.Action.Survey.Target ?? e.Action}: {e.Reason}"); break;
            case RunEvent.Held { Code: "people-asked" } e: TellTasks(e); break;
            case RunEvent.ActionReconciled e: Line("yellow", "?", $"{e.Action}: looked at again, {e.Verdict.ToString().ToLowerInvariant()}"); break;
            case RunEvent.Resumed { Interrupted.IsEmpty: false } e: Line("yellow", "↻", $"resumed by {e.Worker}; {e.Interrupted.Length} actions are looked at again"); break;
            case RunEvent.UndoPlanned e: Line("yellow", "↶", $"putting back {e.Actions.Length} changes"); break;
            case RunEvent.Held e: Line("yellow", "‖", $"held ({e.Code}): {e.Reason}"); break;
            case RunEvent.StageFinished e: Line(e.Outcome == StageOutcome.Completed ? "green" : "yellow", "■", $"{e.Stage} {Words(e.Outcome)}: {e.Reason}{Counts()}"); break;
            case RunEvent.Finished e: Line(e.Outcome == RunOutcome.Completed ? "green" : "red", "●", $"run {e.Outcome.ToString().ToLowerInvariant()}: {e.Reason}"); break;
            default: break;
        }
    }

    private void StartStage(RunEvent.StageStarted e, Run run)
    {
        (done, failed) = (0, 0);
        reads.Clear();
        var stage = run.Playbook.Stages.First(s => s.Name == e.Stage);
        console.MarkupLineInterpolated($"\n[bold]{e.Stage}[/]  {stage.Title}{(e.Round > 1 && run.Finished.Any(s => s.Stage == e.Stage) ? " (again)" : "")}");
    }

    private void Count(string step) => reads[step] = reads.GetValueOrDefault(step) + 1;

    private void TellPlan(RunEvent.PlanMade e)
    {
        if (reads.Count > 0)
        {
            Line("dim", "·", $"looked: {string.Join(", ", reads.Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} ×{pair.Value}"))}");
        }

        var left = e.Plan.Skipped.GroupBy(skipped => skipped.Code).Select(group => $"{group.Count()} {group.Key}");
        Line("blue", "◇", $"plan {e.Digest[..19]}…  {e.Plan.Actions.Length} actions ({e.Plan.Changes} change, {e.Plan.Destroys} destroy){(e.Plan.Skipped.IsEmpty ? "" : $"; left out: {string.Join(", ", left)}")}");
        foreach (var skipped in e.Plan.Skipped.Where(s => s.Code is not (SkipCode.AlreadyDone or SkipCode.DoneBefore)))
        {
            Line("yellow", "!", $"left out {skipped.Call.Uses} {skipped.Target}: {skipped.Reason}");
        }
    }

    private void TellCheckpoint(RunEvent.CheckpointOpened e) =>
        Line("yellow", "?", $"approval asked of {string.Join(", ", e.Approvals.Select(quorum => $"{quorum.Count} × {quorum.Role}"))} until {e.Deadline:HH:mm}Z");

    private void TellAction(RunEvent.ActionFinished e, Run run)
    {
        if (e.Outcome is ActionOutcome.Succeeded)
        {
            done++;
            return;
        }

        failed++;
        var action = run.Stage?.Applying.Actions.GetValueOrDefault(e.Action)?.Action;
        Line("red", "✗", $"{action?.Call.Uses} {action?.Survey.Target}: {Describe.Outcome(e.Outcome)}");
    }

    private void TellTasks(RunEvent.Held e)
    {
        foreach (var task in e.Reason.Split("; "))
        {
            Line("yellow", "☐", task);
        }
    }

    private static bool IsTask(Run run, string action) => run.Stage?.Applying.Actions.GetValueOrDefault(action)?.Action.Call.Uses == HumanTasks.Name;

    private string Counts() => done + failed == 0 ? "" : failed == 0 ? $" ({done} done)" : $" ({done} done, {failed} not)";

    private static string Words(StageOutcome outcome) => outcome == StageOutcome.CompletedWithFailures ? "completed with failures" : outcome.ToString().ToLowerInvariant();

    private void Line(string style, string sign, string text) =>
        console.MarkupLine($"[dim]{Markup.Escape(Seconds())}[/]  [{style}]{sign}[/] {Markup.Escape(text)}");

    private string Seconds() => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(began).TotalSeconds,6:0.0}s");
}
