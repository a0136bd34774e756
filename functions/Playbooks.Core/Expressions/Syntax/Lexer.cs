using System.Globalization;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Cuts a source into tokens; one that is <see cref="TokenKind.Wrong"/> is the last before the end.</summary>
internal sealed class Lexer(string source, int start)
{
    private static readonly string[] Pairs = ["==", "!=", "<=", ">=", "&&", "||"];
    private int at = start;

    /// <summary>
    /// All tokens up to the end of the source, or, in a template, up to the bracket of "}}" that no "{" opened.
    /// The last token is always <see cref="TokenKind.End"/>.
    /// </summary>
    public static List<Token> Cut(string source, int start, bool insideTemplate)
    {
        var lexer = new Lexer(source, start);
        var tokens = new List<Token>();
        for (var open = 0; ;)
        {
            var token = lexer.Next();
            open += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
            if (token.Kind == TokenKind.End || (insideTemplate && open < 0))
            {
                tokens.Add(new Token(TokenKind.End, new Span(token.Span.Offset, 0), ""));
                return tokens;
            }

            tokens.Add(token);
            if (token.Kind == TokenKind.Wrong)
            {
                lexer.at = source.Length;
            }
        }
    }

    private Token Next()
    {
        SkipBlanks();
        if (at >= source.Length)
        {
            return new Token(TokenKind.End, new Span(source.Length, 0), "");
        }

        var c = source[at];
        var text = TextLiteral.TryRead(source, at);
        return text is { } literal ? Took(literal)
            : char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))) ? Took(NumberLiteral.Read(source, at))
            : c == '_' || char.IsAsciiLetter(c) ? Took(Name())
            : c == '`' ? Took(QuotedName())
            : Took(Symbol());
    }

    private Token Took(Token token)
    {
        at = token.Span.End;
        return token;
    }

    private void SkipBlanks()
    {
        while (at < source.Length)
        {
            if (source[at] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                at++;
            }
            else if (source[at] == '/' && Peek(1) == '/')
            {
                var end = source.IndexOf('\n', at);
                at = end < 0 ? source.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Name()
    {
        var end = at;
        while (end < source.Length && (source[end] == '_' || char.IsAsciiLetterOrDigit(source[end])))
        {
            end++;
        }

        return new Token(TokenKind.Name, new Span(at, end - at), source[at..end]);
    }

    private Token QuotedName()
    {
        var end = at + 1;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] is '_' or '.' or '-' or '/' or ' '))
        {
            end++;
        }

        return end < source.Length && source[end] == '`' && end > at + 1
            ? new Token(TokenKind.QuotedName, new Span(at, end + 1 - at), source[(at + 1)..end])
            : new Token(TokenKind.Wrong, new Span(at, Math.Min(end + 1, source.Length) - at), "the name in backticks is not finished, or has a character that no name may have");
    }

    private Token Symbol()
    {
        foreach (var pair in Pairs)
        {
            if (string.CompareOrdinal(source, at, pair, 0, 2) == 0)
            {
                return new Token(TokenKind.Symbol, new Span(at, 2), pair);
            }
        }

        var length = char.IsSurrogatePair(source[at], Peek(1)) ? 2 : 1;
        return "()[]{}.,:?+-*/%<>!".Contains(source[at], StringComparison.Ordinal)
            ? new Token(TokenKind.Symbol, new Span(at, 1), source[at].ToString())
            : new Token(TokenKind.Wrong, new Span(at, length), string.Create(CultureInfo.InvariantCulture, $"'{source.AsSpan(at, length)}' means nothing here"));
    }

    private char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';
}
