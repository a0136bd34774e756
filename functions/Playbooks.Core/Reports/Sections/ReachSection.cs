using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>The reach graph, and how each exposed credential came out of the run.</summary>
internal static class ReachSection
{
    /// <summary>The name by which a stage of a playbook asks for it, besides the stage that maps.</summary>
    private const string Asked = "reach-graph";

    public static Section? Of(Scope scope)
    {
        var shown = scope.IsWhole || scope.Stages.Any(stage => stage.Stage.Report.Contains(Asked)) || scope.Calls.Any(call => call.Call.Uses == ReachReading.Action);
        return scope.Reach.IsNothing || !shown ? null : new Section("reach", Cell.Of("What could be reached"),
        [
            .. scope.Reach.Counts is Value.Map { Entries.Count: > 0 } counts ? [Counted(counts)] : (Block[])[],
            .. scope.Reach.Graph is { } graph ? [new Block.Graph("graph", graph)] : (Block[])[],
            Tables.Of("credentials", "exposed credentials", "Grade, Credential, Kind, Exit status, Rule, Reason, Source", CredentialExits.Of(scope).Select(RowOf)),
        ]);
    }

    private static Block.Facts Counted(Value.Map counts) => new("counts",
        [.. counts.Entries.Select(entry => ValueText.Of(entry.Key)).Zip(counts.Entries, (name, entry) => new Fact(Tables.KeyOf(name), SafeText.Of(name), Cell.Of(ValueText.Of(entry.Value)))).DistinctBy(fact => fact.Key)]);

    private static Row RowOf(CredentialExit exit) => Row.Of(
        Grades.CellOf(exit.Exposure.Grade), exit.Exposure.Label, Cell.Of(exit.Exposure.Kind), exit.Status, exit.Exposure.Rule, exit.Exposure.Reason, exit.Exposure.Source);
}
