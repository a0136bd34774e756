using System.Collections.Immutable;
using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions.Templates;

/// <summary>Cuts a text at its "${{" and "}}"; the latter inside a string literal or a map does not end an expression.</summary>
internal sealed class TemplateReader(string source)
{
    public const string Opening = "${{";
    private const string Closing = "}}";
    private const int MostErrors = 50;
    private readonly ImmutableArray<TemplatePart>.Builder parts = ImmutableArray.CreateBuilder<TemplatePart>();
    private readonly ImmutableArray<ExpressionError>.Builder errors = ImmutableArray.CreateBuilder<ExpressionError>();

    public TemplateParsed Read()
    {
        for (var at = 0; at < source.Length;)
        {
            var opening = source.IndexOf(Opening, at, StringComparison.Ordinal);
            var end = opening < 0 ? source.Length : opening;
            if (end > at)
            {
                parts.Add(new TemplatePart(source[at..end], null));
            }

            at = opening < 0 ? end : ReadExpression(opening);
        }

        return errors.Count > 0 ? new TemplateParsed.Failure(errors.DrainToImmutable()) : new TemplateParsed.Success(new Template(source, parts.DrainToImmutable()));
    }

    /// <summary>Where the text goes on.</summary>
    private int ReadExpression(int opening)
    {
        var tokens = Lexer.Cut(source, opening + Opening.Length, insideTemplate: true);
        var end = tokens[^1].Span.Offset;
        var isWrong = tokens.Exists(t => t.Kind == TokenKind.Wrong);
        if (!isWrong && string.CompareOrdinal(source, end, Closing, 0, Closing.Length) != 0)
        {
            return Fail(new Span(opening, Opening.Length), "the '${{' is not closed", "write '}}' behind the expression");
        }

        var parser = new Parser(tokens);
        var root = parser.ParseWhole();
        if (parser.Error is { } error)
        {
            Fail(new Span(error.Offset, error.Length), error.Message, error.Cure);
        }

        parts.Add(new TemplatePart("", root));
        return isWrong ? AfterNextClosing(opening) : end + Closing.Length;
    }

    private int AfterNextClosing(int from)
    {
        var closing = source.IndexOf(Closing, from, StringComparison.Ordinal);
        return closing < 0 ? source.Length : closing + Closing.Length;
    }

    private int Fail(Span span, string message, string cure)
    {
        if (errors.Count < MostErrors)
        {
            errors.Add(new ExpressionError(message, span.Offset, span.Length, cure));
        }

        return source.Length;
    }
}
