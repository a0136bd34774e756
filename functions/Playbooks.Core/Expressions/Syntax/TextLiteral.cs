namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Text and bytes of a source: '…', "…", tripled quotes, and the prefixes r (raw) and b (bytes) in any order and case.</summary>
internal static class TextLiteral
{
    /// <summary>The literal that starts there, or null where none does.</summary>
    public static Token? TryRead(string source, int at)
    {
        var (raw, bytes, quote) = Prefix(source, at);
        if (quote >= source.Length || source[quote] is not ('\'' or '"'))
        {
            return null;
        }

        var mark = source[quote];
        var tripled = quote + 2 < source.Length && source[quote + 1] == mark && source[quote + 2] == mark;
        var first = quote + (tripled ? 3 : 1);
        var end = FindEnd(source, first, mark, tripled, raw);
        return end < 0
            ? new Token(TokenKind.Wrong, new Span(at, first - at), tripled ? "the text in tripled quotes does not end" : "the text does not end on its line")
            : Literal(new Span(at, end + (tripled ? 3 : 1) - at), source[first..end], raw, bytes, tripled, first);
    }

    private static (bool Raw, bool Bytes, int Quote) Prefix(string source, int at)
    {
        var raw = false;
        var bytes = false;
        for (; at < source.Length; at++)
        {
            switch (source[at])
            {
                case 'r' or 'R' when !raw: raw = true; break;
                case 'b' or 'B' when !bytes: bytes = true; break;
                default: return (raw, bytes, at);
            }
        }

        return (raw, bytes, at);
    }

    private static int FindEnd(string source, int at, char mark, bool tripled, bool raw)
    {
        for (; at < source.Length; at++)
        {
            var c = source[at];
            if (c == mark && (!tripled || (at + 2 < source.Length && source[at + 1] == mark && source[at + 2] == mark)))
            {
                return at;
            }

            if (c is '\n' or '\r' && !tripled)
            {
                return -1;
            }

            at += c == '\\' && !raw ? 1 : 0;
        }

        return -1;
    }

    private static Token Literal(Span span, string content, bool raw, bool bytes, bool tripled, int first)
    {
        var normal = tripled ? content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : content;
        var reading = new EscapeReader(bytes);
        if (raw || !normal.Contains('\\', StringComparison.Ordinal))
        {
            reading.Add(normal);
        }
        else if (reading.AddEscaped(normal) is { } wrong)
        {
            return new Token(TokenKind.Wrong, new Span(Math.Min(first + wrong, span.End - 1), Math.Min(2, span.End - first - wrong)), "this escape is not known or not finished");
        }

        return new Token(TokenKind.Literal, span, "", reading.ToValue());
    }
}
