using System.Text;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Inventories;

/// <summary>Rows as CSV (RFC 4180, or with the semicolons and bars that spreadsheets and <c>osqueryi --csv</c> write); the first row names the columns.</summary>
internal static class OsqueryCsv
{
    private const int MostColumns = 200;

    private static readonly char[] Marks = [',', '|', ';', '\t'];

    /// <summary>Null where the first row does not name the columns <c>name</c> and <c>version</c>, or <c>purl</c>.</summary>
    internal static string? Read(string fileName, string text, LockfileFindings findings)
    {
        var first = text.Split('\n', 2)[0];
        var mark = Marks.MaxBy(m => first.Count(c => c == m));
        var rows = Rows(text, mark, findings).GetEnumerator();
        if (!rows.MoveNext())
        {
            return null;
        }

        var columns = rows.Current.Fields.Select(f => f.Trim().ToLowerInvariant()).ToList();
        if (!columns.Contains("purl") && !(columns.Contains("name") && columns.Contains("version")))
        {
            return null;
        }

        while (rows.MoveNext())
        {
            var (fields, line) = rows.Current;
            if (fields.Count != columns.Count)
            {
                findings.Doubt($"the row has {fields.Count} fields, and there are {columns.Count} columns", line);
            }

            OsqueryRow.Add(column => columns.IndexOf(column) is >= 0 and var at && at < fields.Count ? fields[at] : null, fileName, line, findings);
        }

        return "osquery-csv";
    }

    private static IEnumerable<(List<string> Fields, int Line)> Rows(string text, char mark, LockfileFindings findings)
    {
        var (fields, field, quoted, line, start) = (new List<string>(), new StringBuilder(), false, 1, 1);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            line += c == '\n' ? 1 : 0;
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '\n' && !quoted)
            {
                fields.Add(field.ToString());
                if (fields.Count > 1 || fields[0].Length > 0)
                {
                    yield return (fields, start);
                }

                (fields, start) = ([], line);
                field.Clear();
            }
            else if (c == mark && !quoted && fields.Count < MostColumns)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        if (quoted)
        {
            findings.Doubt("a quoted field does not end: the file may be cut off", start);
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            fields.Add(field.ToString());
            yield return (fields, start);
        }
    }
}
