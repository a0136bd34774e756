using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Expressions;

/// <summary>
/// Reads from one expression which secrets it can give away, over-reporting where in doubt: the context as a whole, or an index that is not a
/// literal, stands for every secret, because GitHub then sends all of them to the runner.
/// </summary>
internal static class SecretScan
{
    private const int LongestComputation = 1_000;

    /// <summary>Signs that GitHub's grammar has; an expression with any other is refused by GitHub, and what it gives away cannot be told.</summary>
    private const string KnownSigns = "()[].,!<>*&|=";

    internal static bool IsUnderstood(ImmutableArray<Token> tokens) => tokens.All(t => t.Kind switch
    {
        TokenKind.Sign => KnownSigns.Contains(t.Text[0], StringComparison.Ordinal),
        TokenKind.Name => t.Text.All(char.IsAscii),
        TokenKind.Text => t.Text.Length > 1 && t.Text[^1] == '\'',
        _ => true,
    });

    internal static ImmutableArray<SecretUse> Secrets(ImmutableArray<Token> tokens) => Uses(tokens, "secrets");

    /// <summary>The job's own token: <c>github.token</c>, <c>github['token']</c> or <c>secrets.GITHUB_TOKEN</c>.</summary>
    internal static bool UsesToken(ImmutableArray<Token> tokens) =>
        Secrets(tokens).Any(use => use.Name == SecretNames.Token) || Uses(tokens, "github").Any(use => use.Name == "TOKEN");

    private static ImmutableArray<SecretUse> Uses(ImmutableArray<Token> tokens, string context)
    {
        var uses = ImmutableArray.CreateBuilder<SecretUse>();
        int[]? closing = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsName(context) && IsContext(tokens, i))
            {
                uses.Add(UseAt(tokens, i + 1, closing ??= Closing(tokens)));
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>A name behind a dot is a property of something else.</summary>
    private static bool IsContext(ImmutableArray<Token> tokens, int at) => at == 0 || !tokens[at - 1].Is(".");

    private static SecretUse UseAt(ImmutableArray<Token> tokens, int at, int[] closing)
    {
        if (at + 1 < tokens.Length && tokens[at].Is(".") && tokens[at + 1].Kind == TokenKind.Name)
        {
            return new(SecretForm.Dot, SecretNames.Canonical(tokens[at + 1].Text), null);
        }

        return at < tokens.Length && tokens[at].Is("[") ? Indexed(tokens.AsSpan()[(at + 1)..closing[at]]) : new(SecretForm.Whole, null, null);
    }

    private static SecretUse Indexed(ReadOnlySpan<Token> index) => index switch
    {
        [{ Kind: TokenKind.Text } name] => new(SecretForm.Index, SecretNames.Canonical(name.Literal), null),
        [] => new(SecretForm.Whole, null, null),
        [var star] when star.Is("*") => new(SecretForm.Whole, null, null),
        _ => new(SecretForm.Dynamic, null, Computation(index)),
    };

    private static string Computation(ReadOnlySpan<Token> index)
    {
        var text = new StringBuilder();
        foreach (var token in index)
        {
            if (text.Length > LongestComputation)
            {
                return text.Append(" …").ToString();
            }

            _ = (text.Length == 0 ? text : text.Append(' ')).Append(token.Text);
        }

        return text.ToString();
    }

    /// <summary>For each opening bracket the place of its partner, or the end.</summary>
    private static int[] Closing(ImmutableArray<Token> tokens)
    {
        var closing = new int[tokens.Length];
        var open = new Stack<int>();
        Array.Fill(closing, tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Is("["))
            {
                open.Push(i);
            }
            else if (tokens[i].Is("]") && open.TryPop(out var opening))
            {
                closing[opening] = i;
            }
        }

        return closing;
    }
}
