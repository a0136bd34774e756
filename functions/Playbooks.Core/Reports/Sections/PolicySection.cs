using Playbooks.Core.Policy;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What the policies said, at planning and once more just before each action.</summary>
internal static class PolicySection
{
    public static Section Of(Scope scope)
    {
        var judged = scope.Rounds.Where(round => round.Policy is not null).ToList();
        var rows = judged.SelectMany(RowsOf).ToList();
        return new Section("policies", Cell.Of("Policy judgements"),
        [
            new Block.Facts("policies", Tables.Facts(
                ("Policy digest", Cell.Code(judged.LastOrDefault()?.Policy?.PolicyDigest ?? scope.Run.Policies.Digest)),
                ("Judgements", Cell.Of(judged.Sum(round => round.Policy?.Judgements.Length ?? 0))),
                ("Denied", Cell.Of(CountOf(judged, Verdict.Deny))),
                ("Demanded approval", Cell.Of(CountOf(judged, Verdict.Ask))),
                ("Warned", Cell.Of(CountOf(judged, Verdict.Warn))),
                ("Refused at request time", Cell.Of(scope.Final.Count(action => action.Outcome is Actions.ActionOutcome.Refused { Code: Actions.RefusalCode.Policy }))))),
            rows.Count == 0 ? new Block.Prose("nothing", Cell.Of("No policy objected to anything that was planned."))
                : Tables.Of("judgements", "judgements other than plain allowing", "Verdict, Policy, Action, Target, Reason, Round", rows),
        ]);
    }

    private static IEnumerable<Row> RowsOf(RoundStory round)
    {
        var targets = round.Actions.DistinctBy(action => action.Action.Id).ToDictionary(action => action.Action.Id, action => action.Action.Survey.Target);
        var skipped = round.Plan?.What.Plan.Skipped.DistinctBy(left => left.Call.Id).ToDictionary(left => left.Call.Id, left => left.Target) ?? [];
        return (round.Policy?.Judgements ?? []).Where(judgement => judgement.Verdict != Verdict.Allow).Select(judgement => Row.Of(
            Word(judgement.Verdict),
            Cell.Code(judgement.Policy),
            Cell.Code(judgement.Action),
            Cell.Code(targets.GetValueOrDefault(judgement.Action) ?? skipped.GetValueOrDefault(judgement.Action)),
            Cell.Of(judgement.Reason),
            Cell.Of(round.Number)));
    }

    private static int CountOf(IEnumerable<RoundStory> rounds, Verdict verdict) => rounds.Sum(round => round.Policy?.Judgements.Count(judgement => judgement.Verdict == verdict) ?? 0);

    private static Cell Word(Verdict verdict) => verdict switch
    {
        Verdict.Deny => Cell.Of("deny", Tone.Bad),
        Verdict.Ask => Cell.Of("ask", Tone.Warning),
        Verdict.Warn => Cell.Of("warn", Tone.Warning),
        _ => Cell.Of("allow", Tone.Good),
    };
}
