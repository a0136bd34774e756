using Playbooks.Core.Expressions.Functions;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Primaries and what follows them: members, indexes and calls.</summary>
internal readonly struct MemberParser(Parser parser)
{
    public Node Parse()
    {
        var node = new PrimaryParser(parser).Parse();
        while (parser.Error is null)
        {
            if (parser.Take("."))
            {
                node = ParseMember(node, optional: parser.Take("?"));
            }
            else if (parser.Take("["))
            {
                node = ParseIndex(node, optional: parser.Take("?"));
            }
            else if (parser.Peek.Is("{") && ChainOf(node) is not null)
            {
                parser.Fail(node.Span, "messages cannot be made here", "write a map: {'name': value}");
            }
            else
            {
                break;
            }
        }

        return node;
    }

    private Node ParseMember(Node operand, bool optional)
    {
        var name = parser.Advance();
        if (name.Kind is not (TokenKind.Name or TokenKind.QuotedName) || (name.Kind == TokenKind.Name && name.Text is "true" or "false" or "null" or "in"))
        {
            parser.Fail(name.Span, "the name of a member was expected after '.'", "write a name, or use ['…'] where the name is no plain word");
            return operand;
        }

        if (!optional && name.Kind == TokenKind.Name && parser.Take("("))
        {
            return ParseCall(operand, name);
        }

        var chain = name.Kind == TokenKind.Name && !optional && ChainOf(operand) is { } start ? $"{start}.{name.Text}" : null;
        return parser.Bounded(new Node.Select(operand.Span.To(name.Span), operand, name.Text, optional, chain));
    }

    private Node ParseCall(Node target, Token name)
    {
        var arguments = parser.ParseArguments(")", out var end);
        var span = target.Span.To(end);
        if (ChainOf(target) is { } space)
        {
            var qualified = $"{space}.{name.Text}";
            if (Macros.TryExpandSpaced(parser, span, qualified, arguments) is { } bound)
            {
                return parser.Bounded(bound);
            }

            if (FunctionTable.Find(qualified, member: false) is not null)
            {
                return parser.Call(span, qualified, member: false, arguments);
            }
        }

        return Macros.TryExpandMember(parser, span, target, name.Text, arguments) is { } macro
            ? parser.Bounded(macro)
            : parser.Call(span, name.Text, member: true, [target, .. arguments]);
    }

    private Node ParseIndex(Node operand, bool optional)
    {
        var key = parser.ParseExpression();
        var end = parser.Expect("]");
        return parser.Bounded(new Node.Index(operand.Span.To(end), operand, key, optional));
    }

    /// <summary>"a.b.c" for a chain of plain names, else null.</summary>
    private static string? ChainOf(Node node) => node switch
    {
        Node.Name name => name.Text,
        Node.Select select => select.Chain,
        _ => null,
    };
}
