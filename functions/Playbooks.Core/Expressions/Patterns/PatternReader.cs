using System.Globalization;
using System.Text;

namespace Playbooks.Core.Expressions.Patterns;

/// <summary>
/// Reads RE2's syntax and writes the same pattern for .NET: classes are ASCII as in RE2, "." and classes take whole code
/// points, "$" is the end of the text. Look-around and back references do not exist; repetitions and nesting are bounded.
/// Groups capture nothing, for a match is a yes or no. Different from RE2: "\b" knows the letters of all scripts.
/// </summary>
internal sealed class PatternReader(string source)
{
    private const int MostRepeats = 1_000;
    private const int MostNested = 50;
    private const int MostPairs = 50;
    private readonly PatternCursor cursor = new(source.Length > ExpressionBounds.RegexLength ? "" : EscapeReading.Unquote(source));
    private int nested;
    private PatternFlags flags;

    public string? Problem => cursor.Problem;

    /// <summary>Characters and classes after repetitions are written out.</summary>
    public long Size { get; private set; }

    public string Read()
    {
        if (source.Length > ExpressionBounds.RegexLength)
        {
            return cursor.Fail($"it is longer than {ExpressionBounds.RegexLength} characters");
        }

        var pattern = ReadAlternatives();
        return cursor.IsAtEnd ? pattern : cursor.Fail("a ')' has no '('");
    }

    private string ReadAlternatives()
    {
        var pattern = new StringBuilder(ReadSequence());
        while (cursor.Take('|'))
        {
            pattern.Append('|').Append(ReadSequence());
        }

        return pattern.ToString();
    }

    private string ReadSequence()
    {
        var pattern = new StringBuilder();
        while (!cursor.IsAtEnd && cursor.Here is not ('|' or ')'))
        {
            var before = Size;
            var atom = ReadAtom();
            pattern.Append(ReadRepeat(atom, Size - before));
        }

        return pattern.ToString();
    }

    private string ReadRepeat(string atom, long size)
    {
        if (TakeCount() is not { } count)
        {
            return atom;
        }

        cursor.Take('?');
        if (TakeCount() is not null)
        {
            return cursor.Fail("one repetition follows another; put the first into brackets");
        }

        if (count.Least > MostRepeats || count.Most > MostRepeats || count.Most < count.Least)
        {
            return cursor.Fail($"a repetition is beyond {MostRepeats}, or ends before it starts");
        }

        Grow((Math.Max(Math.Max(count.Least, count.Most ?? 1), 1) - 1) * Math.Max(size, 1));
        return atom.Length == 0 ? "" : $"(?:{atom}){{{count.Least},{count.Most}}}";
    }

    private (int Least, int? Most)? TakeCount()
    {
        if (cursor.Here is '*' or '+' or '?')
        {
            return cursor.Take('*') ? (0, null) : cursor.Take('+') ? (1, null) : cursor.Take('?') ? (0, 1) : null;
        }

        var start = cursor.At;
        var parts = cursor.Take('{') ? cursor.TakeUntil('}')?.Split(',') ?? [] : [];
        (int, int?)? count = parts switch
        {
            [var exactly] when Number(exactly) is { } times => (times, times),
            [var least, ""] when Number(least) is { } times => (times, null),
            [var least, var most] when Number(least) is { } from && Number(most) is { } to => (from, to),
            _ => null,
        };
        cursor.Return(count is null ? start : cursor.At);
        return count;
    }

    private static int? Number(string digits) =>
        int.TryParse(digits.Length > 6 && digits.All(char.IsAsciiDigit) ? "999999" : digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string ReadAtom()
    {
        var unit = cursor.Here;
        if (unit is '*' or '+' or '?')
        {
            return cursor.Fail("a repetition has nothing to repeat");
        }

        var point = cursor.TakePoint();
        return unit switch
        {
            '(' => ReadGroup(),
            '[' => Set(ClassReader.Read(cursor, flags.AnyCase)),
            '.' => Set(flags.Dot ? CharSet.All : CharSet.NoNewline),
            '^' => flags.Lines ? "(?m:^)" : @"\A",
            '$' => flags.Lines ? "(?m:$)" : @"\z",
            '\\' => ReadEscape(),
            _ => Folded(CharSet.Of((point, point))),
        };
    }

    private string ReadEscape() => cursor.Here switch
    {
        'A' when cursor.Take('A') => @"\A",
        'z' when cursor.Take('z') => @"\z",
        'b' when cursor.Take('b') => @"\b",
        'B' when cursor.Take('B') => @"\B",
        _ => Folded(EscapeReading.Read(cursor)),
    };

    private string Folded(CharSet set) => Set(flags.AnyCase ? set.Fold() : set);

    private string Set(CharSet set)
    {
        var pairs = set.Ranges.Count(r => r.To > 0xFFFF);
        if (pairs > MostPairs)
        {
            return cursor.Fail($"a class has more than {MostPairs} stretches beyond U+FFFF");
        }

        Grow(pairs > 1 ? 1 + (2 * pairs) : 1);
        return set.ToPattern();
    }

    private void Grow(long more)
    {
        Size += more;
        if (Size > ExpressionBounds.RegexSize)
        {
            cursor.Fail($"written out, it has more than {ExpressionBounds.RegexSize} parts");
        }
    }

    private string ReadGroup()
    {
        if (++nested > MostNested)
        {
            return cursor.Fail($"its brackets are nested more than {MostNested} times");
        }

        var outer = flags;
        var isGroup = !cursor.Take('?') || ReadGroupHead();
        if (!isGroup)
        {
            nested--;
            return "";
        }

        var inside = ReadAlternatives();
        flags = outer;
        nested--;
        return cursor.Take(')') ? $"(?:{inside})" : cursor.Fail("a '(' is not closed");
    }

    /// <summary>What follows "(?". False where that was only flags, which hold until the group around them ends.</summary>
    private bool ReadGroupHead()
    {
        var isNamed = cursor.Take("P<") || (cursor.Peek(1) is not ('=' or '!') && cursor.Take('<'));
        if (isNamed)
        {
            var name = cursor.TakeUntil('>') ?? "";
            return (name.Length > 0 && name.All(c => c == '_' || char.IsLetterOrDigit(c))) || cursor.Fail("a group has no proper name").Length > 0;
        }

        for (var on = true; !cursor.IsAtEnd && cursor.Here is not (':' or ')');)
        {
            var flag = (char)cursor.TakePoint();
            if (flag != '-' && flags.With(flag, on) is null)
            {
                cursor.Fail("there is no look-around, and no such group or flag");
            }

            flags = flag == '-' ? flags : flags.With(flag, on) ?? flags;
            on = on && flag != '-';
        }

        return cursor.Take(':') || (!cursor.Take(')') && cursor.Fail("a '(' is not closed").Length > 0);
    }
}
