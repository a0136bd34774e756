using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions;

/// <summary>The Common Expression Language: source text to expressions.</summary>
public static class Cel
{
    public static Parsed Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > ExpressionBounds.SourceLength)
        {
            return new Parsed.Failure([TooLong(source)]);
        }

        var parser = new Parser(Lexer.Cut(source, 0, insideTemplate: false));
        var root = parser.ParseWhole();
        return parser.Error is { } error ? new Parsed.Failure([error]) : new Parsed.Success(new Expression(source, root));
    }

    internal static ExpressionError TooLong(string source) => new(
        $"the expression is longer than {ExpressionBounds.SourceLength} characters",
        ExpressionBounds.SourceLength,
        source.Length - ExpressionBounds.SourceLength,
        "split it into several expressions");
}
