using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Expressions;

/// <summary>
/// Reads from one expression which secrets it can give away, over-reporting where in doubt: the context as a whole, or an index that is not a
/// literal, stands for every secret, because GitHub then sends all of them to the runner.
/// </summary>
internal static class SecretScan
{
    internal static IEnumerable<SecretUse> Secrets(ImmutableArray<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsName("secrets") && IsContext(tokens, i))
            {
                yield return UseAt(tokens, i + 1);
            }
        }
    }

    /// <summary>The job's own token: <c>github.token</c>, <c>github['token']</c> or <c>secrets.GITHUB_TOKEN</c>.</summary>
    internal static bool UsesToken(ImmutableArray<Token> tokens) =>
        Secrets(tokens).Any(use => use.Name == SecretNames.Token)
        || Enumerable.Range(0, tokens.Length).Any(i => tokens[i].IsName("github") && IsContext(tokens, i) && UseAt(tokens, i + 1).Name == "TOKEN");

    /// <summary>A name behind a dot is a property of something else.</summary>
    private static bool IsContext(ImmutableArray<Token> tokens, int at) => at == 0 || !tokens[at - 1].Is(".");

    private static SecretUse UseAt(ImmutableArray<Token> tokens, int at)
    {
        if (at + 1 < tokens.Length && tokens[at].Is(".") && tokens[at + 1].Kind == TokenKind.Name)
        {
            return new(SecretForm.Dot, SecretNames.Canonical(tokens[at + 1].Text), null);
        }

        return at < tokens.Length && tokens[at].Is("[") ? Indexed(tokens, at + 1) : new(SecretForm.Whole, null, null);
    }

    private static SecretUse Indexed(ImmutableArray<Token> tokens, int start)
    {
        var end = Closing(tokens, start);
        var index = tokens[start..end];
        return index switch
        {
            [{ Kind: TokenKind.Text } name] => new(SecretForm.Index, SecretNames.Canonical(name.Literal), null),
            [] => new(SecretForm.Whole, null, null),
            [var star] when star.Is("*") => new(SecretForm.Whole, null, null),
            _ => new(SecretForm.Dynamic, null, string.Join(' ', index.Select(t => t.Text))),
        };
    }

    private static int Closing(ImmutableArray<Token> tokens, int start)
    {
        var open = 1;
        for (var i = start; i < tokens.Length; i++)
        {
            open += tokens[i].Is("[") ? 1 : tokens[i].Is("]") ? -1 : 0;
            if (open == 0)
            {
                return i;
            }
        }

        return tokens.Length;
    }
}
