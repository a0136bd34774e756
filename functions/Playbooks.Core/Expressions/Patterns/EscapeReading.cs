using System.Globalization;
using System.Text;

namespace Playbooks.Core.Expressions.Patterns;

/// <summary>Escapes that stand for one set of characters; the cursor is behind the backslash.</summary>
internal static class EscapeReading
{
    public static CharSet Read(PatternCursor cursor)
    {
        var set = cursor.IsAtEnd ? null : ReadClass(cursor) ?? ReadPoint(cursor);
        if (set is null)
        {
            cursor.Fail("it has an escape that does not exist (there are no back references)");
        }

        return set ?? CharSet.All;
    }

    /// <summary>"\Q…\E" written as single escapes, which is all that it means.</summary>
    public static string Unquote(string source)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '\\' || at + 1 == source.Length)
            {
                plain.Append(source[at]);
            }
            else if (source[++at] != 'Q')
            {
                plain.Append('\\').Append(source[at]);
            }
            else
            {
                var end = source.IndexOf(@"\E", at, StringComparison.Ordinal);
                Quote(plain, source.AsSpan((at + 1)..(end < 0 ? source.Length : end)));
                at = end < 0 ? source.Length : end + 1;
            }
        }

        return plain.ToString();
    }

    private static void Quote(StringBuilder plain, ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            _ = char.IsAscii(unit) && !char.IsAsciiLetterOrDigit(unit) ? plain.Append('\\').Append(unit) : plain.Append(unit);
        }
    }

    private static CharSet? ReadClass(PatternCursor cursor)
    {
        var kind = cursor.Here;
        var set = kind switch
        {
            'd' or 'D' => CharSet.Digits,
            'w' or 'W' => CharSet.Words,
            's' or 'S' => CharSet.Blanks,
            _ => null,
        };
        if (set is null)
        {
            return cursor.Take('p') ? ReadCategory(cursor) : cursor.Take('P') ? ReadCategory(cursor)?.Negate() : null;
        }

        cursor.Take(kind);
        return char.IsAsciiLetterUpper(kind) ? set.Negate() : set;
    }

    /// <summary>"L", "{Lu}", "{^Lu}". A wrong one is a problem of the cursor.</summary>
    private static CharSet? ReadCategory(PatternCursor cursor)
    {
        var name = cursor.Take('{') ? cursor.TakeUntil('}') ?? "" : cursor.IsAtEnd ? "" : ((char)(cursor.TakePoint() & 0xFFFF)).ToString();
        var set = CharSet.Category(name.TrimStart('^'));
        if (set is null)
        {
            cursor.Fail("it has a class of characters that is no general category of Unicode");
        }

        return set is not null && name.StartsWith('^') ? set.Negate() : set;
    }

    private static CharSet? ReadPoint(PatternCursor cursor)
    {
        var kind = cursor.Here;
        var control = "aftnrv".IndexOf(kind, StringComparison.Ordinal);
        if (kind is >= '0' and <= '7')
        {
            return ReadOctal(cursor);
        }

        if (!char.IsAscii(kind) || (char.IsAsciiLetterOrDigit(kind) && control < 0 && kind != 'x'))
        {
            return null;
        }

        cursor.Take(kind);
        var point = kind == 'x' ? ReadHex(cursor) : control >= 0 ? "\a\f\t\n\r\v"[control] : kind;
        return point is < 0 or > 0x10FFFF ? null : CharSet.Of((point, point));
    }

    private static int ReadHex(PatternCursor cursor)
    {
        var digits = cursor.Take('{') ? cursor.TakeUntil('}') ?? "" : $"{cursor.Peek(0)}{cursor.Peek(1)}";
        if (digits.Length > 8 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point))
        {
            return -1;
        }

        if (cursor.Peek(-1) != '}')
        {
            cursor.Return(cursor.At + 2);
        }

        return point;
    }

    /// <summary>One digit alone would be a back reference, except 0.</summary>
    private static CharSet? ReadOctal(PatternCursor cursor)
    {
        var first = cursor.Here;
        var point = 0;
        var count = 0;
        for (; count < 3 && cursor.Here is >= '0' and <= '7'; count++)
        {
            point = (point * 8) + (cursor.TakePoint() - '0');
        }

        return count == 1 && first != '0' ? null : CharSet.Of((point, point));
    }
}
