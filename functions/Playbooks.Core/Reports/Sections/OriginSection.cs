using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Who started what, when, where, and by which version of which playbook.</summary>
internal static class OriginSection
{
    public static Section Of(Scope scope) => new("origin", Cell.Of("Who, when and by which playbook"),
    [
        new Block.Facts("run", Tables.Facts(
            ("Run", Cell.Code(scope.Run.Id)),
            ("Requested by", Cell.Of(scope.Run.RequestedBy)),
            ("Tenant", Cell.Of(scope.Run.Tenant)),
            ("Drill", Cell.Of(scope.Run.Drill ? "yes: nothing real was touched" : "no")),
            ("Run started", Cell.Of(scope.Run.StartedAt)),
            ("Playbook", Cell.Of($"{scope.Run.Playbook.Id} {scope.Run.Playbook.Version}")),
            ("Playbook digest", Cell.Code(scope.Run.PlaybookDigest)),
            ("Policies", Cell.Of($"{Words.Count(scope.Run.Policies.Policies.Length, "policy", "policies")}, pinned with the run")),
            ("Policy digest", Cell.Code(scope.Run.Policies.Digest)),
            ("Guarded accesses", Cell.Of(string.Join(", ", scope.Run.Protected))))),
        .. scope.IsWhole ? [] : scope.Stages.Select(OfStage),
    ]);

    private static Block.Facts OfStage(StageStory stage) => new("stage", Tables.Facts(
        ("Stage", Cell.Of($"{stage.Number}. {stage.Stage.Name}: {stage.Title}")),
        ("Stage began", Cell.Of(stage.Rounds[0].Began)),
        ("Stage ended", Cell.Of(stage.Finished?.Time)),
        ("Rounds", Cell.Of(string.Join(", ", stage.Rounds.Select(round => round.Number))))));
}
