namespace Playbooks.Core.Expressions.Patterns;

/// <summary>A place in a regular expression. After the first problem it stands at the end, so that every loop finishes.</summary>
internal sealed class PatternCursor(string source)
{
    public int At { get; private set; }

    public string? Problem { get; private set; }

    public bool IsAtEnd => At >= source.Length;

    /// <summary>The unit here, or NUL at the end.</summary>
    public char Here => Peek(0);

    public char Peek(int ahead) => At + ahead < source.Length ? source[At + ahead] : '\0';

    public bool Take(char unit)
    {
        var found = !IsAtEnd && Here == unit;
        At += found ? 1 : 0;
        return found;
    }

    public bool Take(string text)
    {
        var found = string.CompareOrdinal(source, At, text, 0, text.Length) == 0;
        At += found ? text.Length : 0;
        return found;
    }

    /// <summary>The code point here, which is taken.</summary>
    public int TakePoint()
    {
        var pair = char.IsSurrogatePair(Here, Peek(1));
        var point = pair ? char.ConvertToUtf32(Here, Peek(1)) : Here;
        At += pair ? 2 : 1;
        return point;
    }

    /// <summary>What stands before the next <paramref name="end"/>, both taken; null where there is none.</summary>
    public string? TakeUntil(char end)
    {
        var close = IsAtEnd ? -1 : source.IndexOf(end, At);
        if (close < 0)
        {
            return null;
        }

        var text = source[At..close];
        At = close + 1;
        return text;
    }

    public void Return(int at) => At = Problem is null ? at : At;

    public string Fail(string problem)
    {
        Problem ??= problem;
        At = source.Length;
        return "";
    }
}
