using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;

namespace Playbooks.Core.Reports.Sections;

/// <summary>All stages of a run, one line each.</summary>
internal static class StageTable
{
    public static Section Of(Scope scope) => new("stages", Cell.Of("Stages"),
    [
        Tables.Of("stages", "stages", "Stage, Outcome, Done, Not done, Put back, Approved by, Began, Took, Report", scope.Stages.Select(stage => RowOf(scope, stage))),
    ]);

    private static Row RowOf(Scope scope, StageStory stage)
    {
        var planned = stage.Final.Where(action => !action.IsUndo).ToList();
        return new Row(
        [
            Cell.Of($"{stage.Number}. {stage.Stage.Name}"),
            Status.Of(scope.Run, stage),
            Cell.Of(planned.Count(action => action.IsDone)),
            Cell.Of(planned.Count(action => !action.IsDone), planned.Any(action => !action.IsDone) ? Tone.Bad : Tone.Plain),
            Cell.Of(UndoneSection.Find(scope with { Stages = [stage] }).Count(action => action.IsDone)),
            Cell.Of(ApprovedBy(stage.Last)),
            Cell.Of(stage.Rounds[0].Began),
            stage.Finished is { } ended ? Cell.Of(ended.Time - stage.Rounds[0].Began) : Cell.Empty,
            Cell.Code($"{stage.Name}.html"),
        ],
        Tables.Facts(("Ended", Cell.Of(stage.Finished?.Time)), ("Plan digest", Cell.Code(stage.Last.Plan?.What.Digest)), ("Ended because", Cell.Of(stage.Finished?.What.Reason)), ("Rounds", Cell.Of(stage.Rounds.Count))));
    }

    private static string ApprovedBy(RoundStory round) => round switch
    {
        { Closed: { What.Approved: true } } => string.Join(", ", round.Given.Where(given => given.What.Approve).Select(given => $"{given.What.Person} ({given.What.Role})")),
        { Closed: { } closed } => $"not approved: {closed.What.Reason}",
        { Waived: not null } => "nobody asked",
        _ => "",
    };
}
