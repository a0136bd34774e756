using Playbooks.Core.Reports.Controls;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Which controls this touches: as playbook and stage declare them, and by what was really done.</summary>
internal static class ControlSection
{
    private const int MostDone = 6;

    public static Section? Of(Scope scope)
    {
        var touched = ControlCoverage.Of(scope, ControlCatalog.Known);
        return touched.IsEmpty ? null : new Section("controls", Cell.Of("Controls touched"), [Tables.Of("controls", "controls", "Framework, Control, Title, Declared by, Done", touched.Select(Row))]);
    }

    private static Row Row(TouchedControl touched)
    {
        var done = touched.Done.Take(MostDone).Select(each => each.ToString()).ToList();
        var more = touched.Done.Length > MostDone ? $"; and {touched.Done.Length - MostDone} more" : "";
        return new Row(
            [
                Cell.Of(touched.Control.Framework), Cell.Of(touched.Control.Id), Cell.Of(touched.Title), Cell.Of(string.Join(", ", touched.DeclaredBy)),
                Cell.Of(done.Count == 0 ? "nothing yet" : string.Join("; ", done) + more),
            ],
            [.. touched.Done.DistinctBy(each => each.Why).Select((each, i) => new Fact($"why-{i + 1}", "Why", Cell.Of(each.Why)))]);
    }
}
