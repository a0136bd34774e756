namespace Playbooks.Core.Expressions.Patterns;

/// <summary>Classes: "[a-z]", "[^\d_]", "[[:alpha:]]"; the cursor is behind the opening bracket.</summary>
internal static class ClassReader
{
    private static readonly Dictionary<string, CharSet> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = CharSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = CharSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = CharSet.Of((0, 0x7F)),
        ["blank"] = CharSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CharSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = CharSet.Digits,
        ["graph"] = CharSet.Of(('!', '~')),
        ["lower"] = CharSet.Of(('a', 'z')),
        ["print"] = CharSet.Of((' ', '~')),
        ["punct"] = CharSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CharSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CharSet.Of(('A', 'Z')),
        ["word"] = CharSet.Words,
        ["xdigit"] = CharSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    public static CharSet Read(PatternCursor cursor, bool anyCase)
    {
        var negative = cursor.Take('^');
        var set = CharSet.Of();
        for (var first = true; first || cursor.Here != ']'; first = false)
        {
            if (cursor.IsAtEnd)
            {
                cursor.Fail("a '[' is not closed");
                return set;
            }

            set = set.With(ReadItem(cursor));
        }

        cursor.Take(']');
        set = anyCase ? set.Fold() : set;
        return negative ? set.Negate() : set;
    }

    private static CharSet ReadItem(PatternCursor cursor)
    {
        if (cursor.Take("[:"))
        {
            return ReadPosix(cursor);
        }

        var from = ReadOne(cursor);
        if (cursor.Here != '-' || cursor.Peek(1) is ']' or '\0')
        {
            return from;
        }

        cursor.Take('-');
        var to = ReadOne(cursor);
        if (from.Single is not { } least || to.Single is not { } most || most < least)
        {
            cursor.Fail("a range in a class ends before it starts, or has no single characters as its ends");
            return from;
        }

        return CharSet.Of((least, most));
    }

    private static CharSet ReadOne(PatternCursor cursor)
    {
        if (cursor.Take('\\'))
        {
            return EscapeReading.Read(cursor);
        }

        var point = cursor.TakePoint();
        return CharSet.Of((point, point));
    }

    private static CharSet ReadPosix(PatternCursor cursor)
    {
        var negative = cursor.Take('^');
        var name = cursor.TakeUntil(':') ?? "";
        if (!Posix.TryGetValue(name, out var set) || !cursor.Take(']'))
        {
            cursor.Fail("it has a class in [: :] that does not exist");
            return CharSet.All;
        }

        return negative ? set.Negate() : set;
    }
}
