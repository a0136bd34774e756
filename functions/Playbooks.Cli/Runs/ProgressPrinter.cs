using System.Globalization;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary>Tells a person what a run does while it does it: stages, plans, people, counts, elapsed time.</summary>
/// <param name="saysHow">Whether it says how to look at a plan and decide on it: nobody asks for it here.</param>
internal sealed class ProgressPrinter(IAnsiConsole console, TimeProvider time, bool saysHow = false) : IRunObserver
{
    private readonly long began = time.GetTimestamp();
    private readonly Dictionary<string, int> reads = [];
    private readonly Dictionary<string, string> targets = [];
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
            case RunEvent.CheckpointOpened { Approvals: [{ Role: PlanCommand.Nobody }] }: break;
            case RunEvent.CheckpointOpened e: TellCheckpoint(e, run); break;
            case RunEvent.CheckpointWaived e: Line("dim", "·", $"no approval needed: {e.Reason}"); break;
            case RunEvent.CheckpointEscalated e: Line("yellow", "!", $"escalated to {string.Join(", ", e.Roles)}"); break;
            case RunEvent.DecisionGiven e: Line(e.Approve ? "green" : "red", e.Approve ? "✓" : "✗", $"{(e.Approve ? "approved" : "rejected")} by {e.Person} for {e.Role}"); break;
            case RunEvent.DecisionRefused e: Line("yellow", "!", $"the decision of {e.Person} does not count: {e.Reason}"); break;
            case RunEvent.CheckpointClosed { Approved: false } e: Line("red", "✗", e.Reason); break;
            case RunEvent.ActionReconciled { Verdict: SurveyVerdict.Unclear } e when IsTask(run, e.Action): break;
            case RunEvent.ActionFinished { Outcome: ActionOutcome.Unknown } e when IsTask(run, e.Action): break;
            case RunEvent.ActionFinished { RetryAt: null } e: TellAction(e, run); break;
            case RunEvent.UnknownResolved e: Line("green", "☑", $"{e.By} signed off {targets.GetValueOrDefault(e.Action, e.Action)}: {e.Reason}"); break;
            case RunEvent.CredentialAccepted e: Line("yellow", "☑", $"{e.Person} ({e.Role}) answers for leaving {e.Credential} open: {e.Reason}"); break;
            case RunEvent.Held { Code: "people-asked" } e: TellTasks(e); break;
            case RunEvent.ActionReconciled e: Line("yellow", "?", $"{e.Action}: looked at again, {e.Verdict.ToString().ToLowerInvariant()}"); break;
            case RunEvent.Resumed { Interrupted.IsEmpty: false } e: Line("yellow", "↻", $"resumed by {e.Worker}; {Counted(e.Interrupted.Length, "action")} looked at again"); break;
            case RunEvent.UndoPlanned e: Line("yellow", "↶", $"putting back {Counted(e.Actions.Length, "change")}"); break;
            case RunEvent.Held e: Line("yellow", "‖", $"held ({e.Code}): {e.Reason}"); break;
            case RunEvent.StageFinished e: Line(e.Outcome == StageOutcome.Completed ? "green" : "yellow", "■", $"{e.Stage} {Words(e.Outcome)}: {e.Reason}{Counts()}"); break;
            case RunEvent.Finished e: Line(e is { Outcome: RunOutcome.Completed, Resolved: not false } ? "green" : "red", "●", $"run {e.Outcome.ToString().ToLowerInvariant()}: {e.Reason}"); break;
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

        foreach (var action in e.Plan.Actions)
        {
            targets[action.Id] = action.Survey.Target;
        }

        var left = e.Plan.Skipped.GroupBy(skipped => skipped.Code).Select(group => $"{group.Count()} {group.Key}");
        Line("blue", "◇", $"plan {e.Digest[..19]}…  {Counted(e.Plan.Actions.Length, "action")} ({e.Plan.Changes} change, {e.Plan.Destroys} destroy){(e.Plan.Skipped.IsEmpty ? "" : $"; left out: {string.Join(", ", left)}")}");
        foreach (var skipped in e.Plan.Skipped.Where(s => s.Code is not (SkipCode.AlreadyDone or SkipCode.DoneBefore)))
        {
            Line("yellow", "!", $"left out {skipped.Call.Uses} {skipped.Target}: {skipped.Reason}");
        }
    }

    private void TellCheckpoint(RunEvent.CheckpointOpened e, Run run)
    {
        Line("yellow", "?", $"approval asked of {string.Join(", ", e.Approvals.Select(quorum => $"{quorum.Count} × {quorum.Role}"))} until {e.Deadline:HH:mm}Z");
        if (saysHow)
        {
            console.MarkupLineInterpolated($"           [dim]look    playbook runs show {run.Id}[/]");
            console.MarkupLineInterpolated($"           [dim]decide  playbook approve {run.Id} --role {e.Approvals.FirstOrDefault()?.Role ?? "ROLE"} --digest {e.Digest}[/]");
        }
    }

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

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Words(StageOutcome outcome) => outcome == StageOutcome.CompletedWithFailures ? "completed with failures" : outcome.ToString().ToLowerInvariant();

    private void Line(string style, string sign, string text) =>
        console.MarkupLine($"[dim]{Markup.Escape(Seconds())}[/]  [{style}]{sign}[/] {Markup.Escape(text)}");

    private string Seconds() => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(began).TotalSeconds,6:0.0}s");
}
