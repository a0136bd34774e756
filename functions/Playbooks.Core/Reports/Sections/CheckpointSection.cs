using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Who was asked, who decided what against which digest, which decisions did not count and why.</summary>
internal static class CheckpointSection
{
    public static Section Of(Scope scope)
    {
        var rounds = scope.Rounds.Where(round => round.Opened is not null || round.Waived is not null).ToList();
        var given = scope.Rounds.SelectMany(round => round.Given.Select(decision => (round, decision))).ToList();
        var refused = scope.Rounds.SelectMany(round => round.Refused).ToList();
        return new Section("decisions", Cell.Of("Checkpoint and decisions"),
        [
            rounds.Count == 0 ? new Block.Prose("nothing", Cell.Of("No checkpoint was reached."))
                : Tables.Of("checkpoints", "checkpoints", "Stage, Round, Result, Asked for, Opened, Closed", scope.Stages.SelectMany(stage => stage.Rounds.Where(rounds.Contains).Select(round => RowOf(stage, round)))),
            .. given.Count == 0 ? (Block[])[] : [Tables.Of("decisions", "decisions", "Decision, Person, Role, Identified by, Time, Against digest, Comment", given.Select(pair => RowOf(pair.decision)))],
            .. refused.Count == 0 ? (Block[])[] : [Tables.Of("refused", "decisions that did not count", "Person, Role, Code, Reason, Time, Against digest", refused.Select(RowOf))],
        ]);
    }

    private static Row RowOf(StageStory stage, RoundStory round) => new(
    [
        Cell.Of(stage.Stage.Name),
        Cell.Of(round.Number),
        ResultOf(round),
        Cell.Of(Quorums(round.Opened?.What.Approvals ?? []) + (round.Escalated is { } escalated ? $"; escalated to {string.Join(", ", escalated.What.Roles)} {Cell.TimeOf(escalated.Time)}" : "")),
        Cell.Of(round.Opened?.Time),
        Cell.Of(round.Closed?.Time),
    ],
    Tables.Facts(("Plan digest", Cell.Code(round.Opened?.What.Digest ?? round.Waived?.What.Digest)), ("Deadline", Cell.Of(round.Opened?.What.Deadline))));

    private static Cell ResultOf(RoundStory round) => round switch
    {
        { Waived: { } waived } => Cell.Of($"nobody asked: {waived.What.Reason}", Tone.Muted),
        { Closed: { What.Approved: true } closed } => Cell.Of($"approved: {closed.What.Reason}", Tone.Good),
        { Closed: { } closed } => Cell.Of($"not approved: {closed.What.Reason}", Tone.Bad),
        { Void: { } reason } => Cell.Of($"void: {reason}", Tone.Warning),
        _ => Cell.Of("open", Tone.Warning),
    };

    public static string Quorums(ImmutableArray<Quorum> quorums) => string.Join(", ", quorums.Select(quorum => $"{quorum.Count} of {quorum.Role}"));

    private static Row RowOf(At<Runs.RunEvent.DecisionGiven> given) => Row.Of(
        given.What.Approve ? Cell.Of("approved", Tone.Good) : Cell.Of("rejected", Tone.Bad),
        Cell.Of(given.What.Person),
        Cell.Of(given.What.Role),
        Cell.Of(given.What.Subject is { } subject ? $"{given.What.Via} as {subject}" : given.What.Via),
        Cell.Of(given.Time),
        Cell.Code(given.What.Digest),
        Cell.Of(given.What.Comment));

    private static Row RowOf(At<Runs.RunEvent.DecisionRefused> refused) => Row.Of(
        Cell.Of(refused.What.Person),
        Cell.Of(refused.What.Role),
        Cell.Code(refused.What.Code),
        Cell.Of(refused.What.Reason),
        Cell.Of(refused.Time),
        Cell.Code(refused.What.Digest));
}
