using Playbooks.Language.Lockfiles;
using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Inventories;

/// <summary>
/// Rows of osquery as JSON: a list (<c>osqueryi --json</c>), a snapshot (<c>{"name": …, "snapshot": […]}</c>), or lists by table
/// (<c>{"npm_packages": […], "python_packages": […]}</c>).
/// </summary>
internal static class OsqueryJson
{
    /// <summary>Null where nothing in it is a row.</summary>
    internal static string? Read(string fileName, JsonItem root, LockfileFindings findings)
    {
        var rows = 0;
        foreach (var (table, list) in Lists(root))
        {
            foreach (var (_, row) in list.Members)
            {
                var item = row["columns"] ?? row;
                rows += OsqueryRow.Add(column => item.TextOf(column), table.Length > 0 ? table : fileName, row.Line, findings) ? 1 : 0;
            }
        }

        return rows > 0 ? "osquery-json" : null;
    }

    private static IEnumerable<(string Table, JsonItem List)> Lists(JsonItem root)
    {
        if (root["snapshot"] is { } snapshot)
        {
            return [(root.TextOf("name") ?? "", snapshot)];
        }

        var isList = root.Members.All(m => m.Name.Length == 0);
        return isList ? [("", root)] : root.Members.Where(m => m.Item.Text is null).Select(m => (m.Name, m.Item));
    }
}
