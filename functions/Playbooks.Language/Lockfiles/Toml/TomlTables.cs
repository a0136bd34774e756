namespace Playbooks.Language.Lockfiles.Toml;

/// <summary>The part of TOML that Cargo, Poetry and uv write into lockfiles: tables, arrays of tables, texts, arrays and inline tables over several lines.</summary>
internal static class TomlTables
{
    /// <summary>The first table has an empty header: what stands before any other.</summary>
    internal static IReadOnlyList<TomlTable> Read(string[] lines, LockfileFindings findings)
    {
        var tables = new List<TomlTable> { new("", 1) };
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].Trim();
            if (line.StartsWith('['))
            {
                tables.Add(new(Header(line, n + 1, findings), n + 1));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                n = Value(line, lines, n, tables[^1], findings);
            }
        }

        return tables;
    }

    private static string Header(string line, int number, LockfileFindings findings)
    {
        if (!line.Contains(']', StringComparison.Ordinal))
        {
            findings.Doubt("the header of a table is not finished: the file may be cut off", number);
        }

        return line.TrimStart('[').Split(']')[0].Trim();
    }

    /// <summary>The number of the last line that belongs to the value.</summary>
    private static int Value(string line, string[] lines, int n, TomlTable table, LockfileFindings findings)
    {
        var equals = KeyEnd(line);
        if (equals < 0)
        {
            findings.Doubt("a line that is neither a table nor a value: the file may be cut off", n + 1);
            return n;
        }

        var key = LockfileText.Unquote(line[..equals]);
        var value = new TomlValue(line[(equals + 1)..].Trim());
        var last = n;

        // A table that starts inside a value means that the value was never finished.
        while (!value.IsWhole && last + 1 < lines.Length && !lines[last + 1].StartsWith("[[", StringComparison.Ordinal))
        {
            value.Append(lines[++last]);
        }

        if (value.Text is { } text)
        {
            table.Add(key, text);
        }
        else
        {
            findings.Doubt($"the value of {LockfileFindings.Short(key)} is not finished: the file may be cut off", n + 1);
        }

        return last;
    }

    private static int KeyEnd(string line)
    {
        var from = line[0] is '"' or '\'' ? line.IndexOf(line[0], 1) : 0;
        return from < 0 ? -1 : line.IndexOf('=', from);
    }
}
