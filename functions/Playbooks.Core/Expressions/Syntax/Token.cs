using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Literal,
    Symbol,
    Wrong,
}

/// <param name="Text">The name, the symbol, or what is wrong.</param>
internal readonly record struct Token(TokenKind Kind, Span Span, string Text, Value? Value = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
