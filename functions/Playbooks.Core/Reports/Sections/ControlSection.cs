using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Which controls this touches, as playbook and stage declare them.</summary>
internal static class ControlSection
{
    public static Section? Of(Scope scope)
    {
        var rows = scope.Run.Playbook.Controls.Select(control => (control, Where: "playbook"))
            .Concat(scope.Stages.SelectMany(stage => stage.Stage.Controls.Select(control => (control, Where: $"stage {stage.Stage.Name}"))))
            .Distinct()
            .GroupBy(pair => pair.control)
            .Select(group => RowOf(group.Key, group.Select(pair => pair.Where)))
            .ToList();
        return rows.Count == 0 ? null : new Section("controls", Cell.Of("Controls touched"), [Tables.Of("controls", "controls", "Framework, Control, Declared by", rows)]);
    }

    private static Row RowOf(Control control, IEnumerable<string> where) => Row.Of(Cell.Of(control.Framework), Cell.Of(control.Id), Cell.Of(string.Join(", ", where)));
}
