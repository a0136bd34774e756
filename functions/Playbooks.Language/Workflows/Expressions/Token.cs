namespace Playbooks.Language.Workflows.Expressions;

/// <param name="Text">As written; a text literal keeps its quotes.</param>
internal readonly record struct Token(TokenKind Kind, string Text)
{
    internal bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    internal bool IsName(string name) => Kind == TokenKind.Name && Text.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a text literal: two quotes stand for one.</summary>
    internal string Literal => Text.Trim('\'').Replace("''", "'", StringComparison.Ordinal);
}
