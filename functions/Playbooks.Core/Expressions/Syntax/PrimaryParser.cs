using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Literals, names, global calls, lists, maps and brackets.</summary>
internal readonly struct PrimaryParser(Parser parser)
{
    private static readonly Node Nothing = new Node.Literal(default, Value.Nothing);

    public Node Parse()
    {
        var token = parser.Advance();
        return token switch
        {
            { Kind: TokenKind.Literal } => Literal(token.Span, token.Value, negative: false),
            { Kind: TokenKind.Name } => ParseName(token, rooted: false),
            { Kind: TokenKind.Symbol, Text: "-" } => ParseNegative(token),
            { Kind: TokenKind.Symbol, Text: "." } => ParseName(parser.Advance(), rooted: true),
            { Kind: TokenKind.Symbol, Text: "(" } => ParseGroup(),
            { Kind: TokenKind.Symbol, Text: "[" } => ParseList(token.Span),
            { Kind: TokenKind.Symbol, Text: "{" } => ParseMap(token.Span),
            _ => Unexpected(token),
        };
    }

    private Node Unexpected(Token token)
    {
        parser.Fail(
            token.Span,
            token.Kind == TokenKind.End ? "the expression ends where a value was expected" : $"a value was expected, not '{Parser.Written(token)}'",
            "write a value, a name or a bracketed expression here");
        return Nothing;
    }

    private Node.Literal ParseNegative(Token minus)
    {
        var number = parser.Advance();
        return Literal(minus.Span.To(number.Span), number.Value, negative: true);
    }

    private Node.Literal Literal(Span span, Value? value, bool negative)
    {
        if (ReferenceEquals(value, NumberLiteral.Smallest) && !negative)
        {
            parser.Fail(span, "the number does not fit 64 bits", "write it as a double (with a point) or as an unsigned number (with u)");
        }

        return new Node.Literal(span, value switch
        {
            Value.Type => Value.Of(long.MinValue),
            Value.Int i when negative => Value.Of(-i.Number),
            Value.Double d when negative => Value.Of(-d.Number),
            _ => value ?? Value.Nothing,
        });
    }

    private Node ParseName(Token token, bool rooted)
    {
        if (token.Kind != TokenKind.Name)
        {
            return Unexpected(token);
        }

        if (!rooted && token.Text is "true" or "false" or "null")
        {
            return new Node.Literal(token.Span, token.Text switch { "true" => Value.True, "false" => Value.False, _ => Value.Nothing });
        }

        if (Parser.IsReserved(token.Text))
        {
            parser.Fail(token.Span, $"'{token.Text}' is a reserved word", "use another name");
        }

        return parser.Take("(") ? ParseCall(token) : new Node.Name(token.Span, token.Text, rooted);
    }

    private Node ParseCall(Token name)
    {
        var arguments = parser.ParseArguments(")", out var end);
        var span = name.Span.To(end);
        return Macros.TryExpandGlobal(parser, span, name.Text, arguments) is { } macro
            ? parser.Bounded(macro)
            : parser.Call(span, name.Text, member: false, arguments);
    }

    private Node ParseGroup()
    {
        var inside = parser.ParseExpression();
        parser.Expect(")");
        return inside;
    }

    private Node ParseList(Span start)
    {
        var elements = ImmutableArray.CreateBuilder<Node.Element>();
        while (parser.Error is null && !parser.Peek.Is("]"))
        {
            var optional = parser.Take("?");
            elements.Add(new Node.Element(parser.ParseExpression(), optional));
            if (!parser.Take(","))
            {
                break;
            }
        }

        return parser.Bounded(new Node.MakeList(start.To(parser.Expect("]")), elements.DrainToImmutable()));
    }

    private Node ParseMap(Span start)
    {
        var entries = ImmutableArray.CreateBuilder<Node.Entry>();
        while (parser.Error is null && !parser.Peek.Is("}"))
        {
            var optional = parser.Take("?");
            var key = parser.ParseExpression();
            parser.Expect(":");
            entries.Add(new Node.Entry(key, parser.ParseExpression(), optional));
            if (!parser.Take(","))
            {
                break;
            }
        }

        return parser.Bounded(new Node.MakeMap(start.To(parser.Expect("}")), entries.DrainToImmutable()));
    }
}
