using System.Collections.Immutable;

namespace Playbooks.Language.Workflows.Expressions;

/// <summary>
/// Finds the expressions inside a text. As in GitHub's own reader, <c>}}</c> inside single quotes does not end one, and an opened <c>${{</c>
/// without its end makes the whole text wrong.
/// </summary>
/// <param name="Expressions">What stands between <c>${{</c> and <c>}}</c>; where the last one is not closed, all that follows it.</param>
internal readonly record struct Template(ImmutableArray<string> Expressions, bool IsUnclosed)
{
    private const string Opening = "${{";

    internal static bool IsIn(string text) => text.Contains(Opening, StringComparison.Ordinal);

    internal static Template Read(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (text.IndexOf(Opening, at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var start = open + Opening.Length;
            if (EndOf(text, start) is not { } end)
            {
                found.Add(text[start..]);
                return new(found.ToImmutable(), IsUnclosed: true);
            }

            found.Add(text[start..end]);
            at = end + 2;
        }

        return new(found.ToImmutable(), IsUnclosed: false);
    }

    private static int? EndOf(string text, int start)
    {
        var quoted = false;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] == '}' && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i;
            }
        }

        return null;
    }
}
