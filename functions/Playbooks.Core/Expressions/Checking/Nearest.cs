namespace Playbooks.Core.Expressions.Checking;

/// <summary>What somebody may have meant, for messages about names.</summary>
public static class Nearest
{
    private const int MostCompared = 500;

    /// <summary>"did you mean 'x'?" where a name is near enough, else the names there are.</summary>
    public static string Cure(string written, IEnumerable<string> known)
    {
        var names = known.Take(MostCompared).ToList();
        var best = names.Select(name => (Name: name, Far: Distance(written, name))).OrderBy(n => n.Far).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Far <= (written.Length < 4 ? 1 : Math.Max(2, written.Length / 3)) ? $"did you mean '{best.Name}'?"
            : names.Count == 0 ? "there are no names here"
            : $"use one of: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(12))}{(names.Count > 12 ? ", …" : "")}";
    }

    /// <summary>Edits (Levenshtein), letters of either case being the same; names far longer than usual are simply far.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) > 64)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[right.Length];
    }
}
