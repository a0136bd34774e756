using System.Collections.Immutable;
using Playbooks.Core.Plans;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>For who reads nothing else: what happened, what is still dangerous, what a person has to do now.</summary>
internal static class VerdictLines
{
    public static ImmutableArray<Fact> Of(Scope scope, IReadOnlyList<NextAction> next)
    {
        var dangers = Dangers(scope).ToList();
        return
        [
            new Fact("happened", "What happened", Cell.Of(Happened(scope))),
            new Fact("danger", "Still dangerous", dangers.Count == 0
                ? Cell.Of($"Nothing that this {(scope.IsWhole ? "run" : "stage")} knows of.", Tone.Good)
                : Cell.Of(string.Join(" ", dangers), Tone.Bad)),
            new Fact("do", "Do now", ToDo(next)),
        ];
    }

    private static string Happened(Scope scope)
    {
        var planned = scope.Planned.Where(action => !UndoId.TryParse(action.Action.Id, out _)).ToList();
        var undone = UndoneSection.Find(scope).Count(action => action.IsDone);
        var work = planned.Count == 0 && undone == 0 ? "Nothing had to be changed."
            : planned.Count == 0 ? ""
            : $"{planned.Count(action => action.IsDone):N0} of {Words.Count(planned.Count, "planned action")} done.";
        var back = undone == 0 ? "" : $"{Words.Count(undone, "change was", "changes were")} put back.";
        return string.Join(" ", new[] { Beginning(scope), scope.IsWhole ? "" : Looked(scope), work, back, scope.IsWhole ? "" : Agreed(scope.Stages[^1].Last), Voided(scope) }.Where(part => part.Length > 0));
    }

    private static string Beginning(Scope scope)
    {
        var what = scope.IsWhole ? $"The run of {scope.Run.Playbook.Id}" : $"Stage {scope.Stages[^1].Stage.Name}";
        return (scope.IsWhole ? null : scope.Stages[^1].Finished?.What, scope.Run) switch
        {
            ({ Outcome: StageOutcome.Completed or StageOutcome.CompletedWithFailures }, _) => $"{what} is {Status.Of(scope).Text}.",
            ({ } finished, _) => $"{what} is {Status.Of(scope).Text}: {finished.Reason}.",
            (_, { Outcome: RunOutcome.Completed }) => $"{what} is {Status.Of(scope).Text}: {Words.Count(scope.Stages.Count, "stage")} in {Words.Of(scope.Story.Head.At - scope.Run.StartedAt)}.",
            (_, { Outcome: not null }) => $"{what} is {Status.Of(scope).Text}: {(scope.Story.Head.Event as RunEvent.Finished)?.Reason}.",
            (_, { Hold: { } hold }) => $"{what} is held: {hold.Reason}.",
            _ => $"{what} is {Status.Of(scope).Text}.",
        };
    }

    private static string Looked(Scope scope)
    {
        var steps = scope.Looks.Where(call => call.Call.Effect == Actions.Effect.Reads && call.At is not null).Select(call => call.Call.Step).Distinct().Count();
        return steps == 0 ? "" : $"{Words.Count(steps, "step")} looked.";
    }

    private static string Agreed(RoundStory round) => round switch
    {
        { Closed: { What.Approved: true }, Plan: { } plan } =>
            $"Approved by {string.Join(" and ", round.Given.Where(given => given.What.Approve).Select(given => $"{given.What.Person} ({given.What.Role})"))} against plan {Words.Short(plan.What.Digest)}.",
        { Closed: { } closed } => $"Not approved: {closed.What.Reason}. Nothing of the plan was done.",
        { Waived: { } waived } => $"Nobody was asked: {waived.What.Reason}.",
        _ => "",
    };

    private static string Voided(Scope scope) => scope.Rounds.Count(round => round.Void is not null && round.Plan is not null) is > 0 and var count
        ? $"{Words.Count(count, "plan was", "plans were")} void and planned anew."
        : "";

    private static IEnumerable<string> Dangers(Scope scope)
    {
        var unknown = scope.Final.Where(action => action is { IsUnknown: true, IsTask: false }).Select(action => action.Action.Survey.Target).ToList();
        var asked = scope.Final.Count(action => action is { IsUnknown: true, IsTask: true });
        var failed = scope.Final.Where(action => action.HasFailed).Select(action => action.Action.Survey.Target).ToList();
        var left = scope.Stages.SelectMany(stage => stage.Last.Plan?.What.Plan.Skipped ?? []).Where(skipped => skipped.Code is not (SkipCode.AlreadyDone or SkipCode.DoneBefore)).ToList();
        var notBegun = scope.Planned.Count(action => action.Outcome is null && !action.IsUnknown);
        var open = scope.Reach.IsNothing ? [] : CredentialExits.Of(scope).Where(exit => exit.IsOpen).ToList();
        var unseen = UnseenSection.Find(scope).Count;
        return new (bool Is, string Text)[]
        {
            (unknown.Count > 0, $"It is not known whether {Words.Count(unknown.Count, "action")} happened: {Words.Some(unknown)}."),
            (asked > 0, $"{Words.Count(asked, "task")} asked of people {(asked == 1 ? "is" : "are")} not done."),
            (failed.Count > 0, $"{Words.Count(failed.Count, "action")} did not succeed: {Words.Some(failed)}."),
            (notBegun > 0, $"{Words.Count(notBegun, "planned action was", "planned actions were")} not done."),
            (left.Count > 0, $"{Words.Count(left.Count, "action was", "actions were")} left out of the plan: {Words.Some(left.Select(skipped => skipped.Code).Distinct())}."),
            (open.Count > 0, $"{Words.Count(open.Count, "exposed credential is", "exposed credentials are")} still good for an attacker ({ByGrade(open)})."),
            (unseen > 0, $"{Words.Count(unseen, "thing")} could not be seen."),
        }.Where(danger => danger.Is).Select(danger => danger.Text);
    }

    private static string ByGrade(IEnumerable<CredentialExit> open) => string.Join(", ", open.GroupBy(exit => exit.Exposure.Grade).OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {Grades.WordOf(group.Key)}"));

    private static Cell ToDo(IReadOnlyList<NextAction> next)
    {
        var now = next.Where(action => action.Urgency == 0).ToList();
        return now.Count > 0 ? Cell.Of($"{now[0].What} — {now[0].Who}.{(now.Count > 1 ? $" And {Words.Count(now.Count - 1, "more thing")} below." : "")}", Tone.Bad)
            : next.Count > 0 ? Cell.Of($"Nothing at once; {Words.Count(next.Count, "point")} below {(next.Count == 1 ? "waits" : "wait")} for people.", Tone.Warning)
            : Cell.Of("Nothing waits for a person.", Tone.Good);
    }
}
