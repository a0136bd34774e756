using System.Collections.Immutable;

namespace Playbooks.Language.Workflows.Expressions;

/// <summary>
/// Takes a GitHub Actions expression apart (https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions).
/// Only texts in single quotes exist; names hold letters, digits, <c>_</c> and <c>-</c>. Whatever it does not know becomes
/// a sign of one character; a letter beyond ASCII stays inside its name, so that a name that only looks like another one is not taken for it.
/// </summary>
internal static class Lexer
{
    /// <summary>The longest expression GitHub evaluates.</summary>
    internal const int MostCharacters = 21_000;

    private static readonly string[] DoubleSigns = ["&&", "||", "==", "!=", "<=", ">="];

    internal static ImmutableArray<Token> Read(ReadOnlySpan<char> text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        while (!(text = text.TrimStart()).IsEmpty)
        {
            var kind = KindOf(text);
            var length = LengthOf(kind, text);
            tokens.Add(new(kind, text[..length].ToString()));
            text = text[length..];
        }

        return tokens.ToImmutable();
    }

    private static TokenKind KindOf(ReadOnlySpan<char> text) => text[0] switch
    {
        '\'' => TokenKind.Text,
        '_' => TokenKind.Name,
        var c when char.IsLetter(c) => TokenKind.Name,
        >= '0' and <= '9' => TokenKind.Number,
        '-' or '+' or '.' when text.Length > 1 && char.IsAsciiDigit(text[1]) => TokenKind.Number,
        _ => TokenKind.Sign,
    };

    private static int LengthOf(TokenKind kind, ReadOnlySpan<char> text) => kind switch
    {
        TokenKind.Text => TextLength(text),
        TokenKind.Name => While(text, c => char.IsLetterOrDigit(c) || c is '_' or '-'),
        TokenKind.Number => While(text, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-'),
        _ => SignLength(text),
    };

    private static int While(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 1;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }

    private static int TextLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                continue;
            }

            if (i + 1 >= text.Length || text[i + 1] != '\'')
            {
                return i + 1;
            }

            i++;
        }

        return text.Length;
    }

    private static int SignLength(ReadOnlySpan<char> text)
    {
        foreach (var sign in DoubleSigns)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return 2;
            }
        }

        return 1;
    }
}
