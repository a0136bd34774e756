using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Document;

/// <summary>Shorthand: people read the names, machines the names in lower case with hyphens.</summary>
internal static class Tables
{
    private const int LongestKey = 64;

    public static Block.Table Of(string key, string caption, string columns, IEnumerable<Row> rows) =>
        new(key, caption, [.. columns.Split(", ").Select(ColumnOf)], [.. rows]);

    public static ImmutableArray<Fact> Facts(params ReadOnlySpan<(string Name, Cell Cell)> facts)
    {
        var made = ImmutableArray.CreateBuilder<Fact>(facts.Length);
        foreach (var (name, cell) in facts)
        {
            if (cell.Text.Length > 0)
            {
                made.Add(new Fact(KeyOf(name), name, cell));
            }
        }

        return made.ToImmutable();
    }

    public static string KeyOf(string name) => string.Concat(name.ToLowerInvariant().Take(LongestKey).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    private static Column ColumnOf(string name) => new(KeyOf(name), name);
}
