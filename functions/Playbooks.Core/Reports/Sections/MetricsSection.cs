using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>How long it took, and how much there was.</summary>
internal static class MetricsSection
{
    public static Section Of(Scope scope)
    {
        var done = scope.Actions().Where(action => action.IsDone && action.Action.Call.Effect != Effect.Reads && !UndoId.TryParse(action.Action.Id, out _)).ToList();
        return new Section("metrics", Cell.Of("Numbers"),
        [
            new Block.Facts("times", Tables.Facts(
                ("From start to first containment", Since(scope, done.Min(action => action.Ended))),
                ("From start to last rotation", Since(scope, done.Where(CredentialExits.IsRotation).Max(action => action.Ended))),
                ("Waited for people", Cell.Of(Waited(scope))),
                ("Whole run so far", Since(scope, scope.Story.Head.At)))),
            new Block.Facts("counts", Tables.Facts(
                ("Stages ended", Cell.Of(scope.Stages.Count(stage => stage.Finished is not null))),
                ("Plans made", Cell.Of(scope.Rounds.Count(round => round.Plan is not null))),
                ("Plans void", Cell.Of(scope.Rounds.Count(round => round is { Plan: not null, Void: not null }))),
                ("Decisions that counted", Cell.Of(scope.Rounds.Sum(round => round.Given.Count))),
                ("Decisions refused", Cell.Of(scope.Rounds.Sum(round => round.Refused.Count))),
                ("Looks", Cell.Of(scope.Calls.Sum(call => call.Attempts))),
                ("Changes made", Cell.Of(done.Count)),
                ("Changes put back", Cell.Of(UndoneSection.Find(scope).Count(action => action.IsDone))),
                ("Changes standing", Cell.Of(scope.Run.Changes.Count)),
                ("Attempts of actions", Cell.Of(scope.Actions().Sum(action => action.Attempts))),
                ("Failed or refused", Cell.Of(scope.Final.Count(action => action.HasFailed))),
                ("Outcome unknown", Cell.Of(scope.Final.Count(action => action.IsUnknown))),
                ("Found done after an interruption", Cell.Of(scope.Actions().Count(action => action.Outcome is ActionOutcome.Succeeded { Reconciled: true }))))),
        ]);
    }

    private static IEnumerable<ActionStory> Actions(this Scope scope) => scope.Stages.SelectMany(stage => stage.Actions);

    private static Cell Since(Scope scope, DateTimeOffset? at) => at is { } time ? Cell.Of(time - scope.Run.StartedAt) : Cell.Of("never", Tone.Muted);

    private static TimeSpan Waited(Scope scope) => scope.Rounds.Where(round => round.Opened is not null)
        .Aggregate(TimeSpan.Zero, (sum, round) => sum + ((round.Closed?.Time ?? scope.Story.Head.At) - (round.Opened?.Time ?? scope.Story.Head.At)));
}
