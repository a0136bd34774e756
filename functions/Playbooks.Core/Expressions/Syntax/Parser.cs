using System.Collections.Immutable;
using Playbooks.Core.Expressions.Functions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>
/// Tokens to a tree, by recursive descent (grammar: CEL language definition, "Syntax"). After the first error every
/// position is the end, so that all loops finish; nesting and depth are bounded.
/// </summary>
internal sealed class Parser
{
    private static readonly string[][] Levels = [["==", "!=", "<=", ">=", "<", ">", "in"], ["+", "-"], ["*", "/", "%"]];
    private static readonly HashSet<string> Reserved =
    [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
        "package", "namespace", "null", "return", "true", "var", "void", "while",
    ];

    private readonly List<Token> tokens;
    private int at;
    private int nesting;

    public Parser(List<Token> tokens)
    {
        this.tokens = tokens;
        if (tokens.Find(t => t.Kind == TokenKind.Wrong) is { Text.Length: > 0 } wrong)
        {
            Fail(wrong.Span, wrong.Text, "write it as the CEL language definition says, or remove it");
        }
    }

    public ExpressionError? Error { get; private set; }

    private Token Here => tokens[at];

    public Node ParseWhole()
    {
        var node = ParseExpression();
        if (Here.Kind != TokenKind.End)
        {
            Fail(Here.Span, $"'{Written(Here)}' follows where the expression could end", "put an operator between the two parts, or remove the second one");
        }

        return node;
    }

    public void Fail(Span span, string message, string cure)
    {
        Error ??= new ExpressionError(message, span.Offset, span.Length, cure);
        at = tokens.Count - 1;
    }

    public Node ParseExpression()
    {
        if (++nesting > ExpressionBounds.Nesting)
        {
            Fail(Here.Span, $"the expression is nested more than {ExpressionBounds.Nesting} times", "split it into several expressions");
        }

        var condition = ParseOr();
        if (Take("?"))
        {
            var then = ParseOr();
            Expect(":");
            var otherwise = ParseExpression();
            condition = Bounded(new Node.Conditional(condition.Span.To(otherwise.Span), condition, then, otherwise));
        }

        nesting--;
        return condition;
    }

    private Node ParseOr() => ParseTerms("||", ParseAnd, (span, terms) => new Node.Or(span, terms));

    private Node ParseAnd() => ParseTerms("&&", () => ParseBinary(0), (span, terms) => new Node.And(span, terms));

    private Node ParseTerms(string symbol, Func<Node> parseTerm, Func<Span, ImmutableArray<Node>, Node> make)
    {
        var first = parseTerm();
        if (!Here.Is(symbol))
        {
            return first;
        }

        var terms = ImmutableArray.CreateBuilder<Node>();
        terms.Add(first);
        while (Take(symbol))
        {
            terms.Add(parseTerm());
        }

        return Bounded(make(first.Span.To(terms[^1].Span), terms.DrainToImmutable()));
    }

    private Node ParseBinary(int level)
    {
        if (level == Levels.Length)
        {
            return ParseUnary();
        }

        var left = ParseBinary(level + 1);
        while (IsOperator(level, out var symbol))
        {
            at++;
            var right = ParseBinary(level + 1);
            left = Call(left.Span.To(right.Span), $"_{symbol}_", member: false, [left, right]);
        }

        return left;
    }

    private bool IsOperator(int level, out string symbol)
    {
        symbol = Here.Text;
        return (Here.Kind == TokenKind.Symbol || (Here.Kind == TokenKind.Name && symbol == "in")) && Levels[level].Contains(symbol);
    }

    private Node ParseUnary()
    {
        var signs = at;
        while (Here.Is("!") || (Here.Is("-") && !IsNumber(tokens[at + 1])))
        {
            at++;
        }

        var last = at;
        var node = new MemberParser(this).Parse();
        for (var i = last - 1; i >= signs && Error is null; i--)
        {
            node = Call(tokens[i].Span.To(node.Span), tokens[i].Text + "_", member: false, [node]);
        }

        return node;
    }

    /// <summary>A number that takes a minus as its own sign.</summary>
    private static bool IsNumber(Token token) => token.Value is Value.Int or Value.Double or Value.Type;

    public Token Peek => Here;

    public Token Advance()
    {
        var token = Here;
        at = Math.Min(at + 1, tokens.Count - 1);
        return token;
    }

    public bool Take(string symbol)
    {
        var found = Here.Is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    public Span Expect(string symbol)
    {
        var span = Here.Span;
        if (!Take(symbol))
        {
            Fail(span, Here.Kind == TokenKind.End ? $"the expression ends where '{symbol}' was expected" : $"'{symbol}' was expected, not '{Written(Here)}'", $"write '{symbol}' here");
        }

        return span;
    }

    /// <summary>What stands between an opening bracket, already taken, and its closing one.</summary>
    public ImmutableArray<Node> ParseArguments(string closing, out Span end)
    {
        var arguments = ImmutableArray.CreateBuilder<Node>();
        while (Error is null && !Here.Is(closing))
        {
            arguments.Add(ParseExpression());
            if (!Take(","))
            {
                break;
            }
        }

        end = Expect(closing);
        return arguments.DrainToImmutable();
    }

    public static bool IsReserved(string name) => Reserved.Contains(name);

    public static string Written(Token token) => token.Kind switch
    {
        TokenKind.Literal => "a literal",
        TokenKind.End => "the end",
        _ => token.Text,
    };

    public Node Call(Span span, string name, bool member, ImmutableArray<Node> arguments) =>
        Bounded(new Node.Call(span, name, member, arguments, FunctionTable.Find(name, member)));

    /// <summary>The node, unless the tree has become too deep for those who walk it.</summary>
    public Node Bounded(Node node)
    {
        if (node.Depth > ExpressionBounds.TreeDepth)
        {
            Fail(node.Span, $"the expression is a chain of more than {ExpressionBounds.TreeDepth} parts", "group the parts with brackets, or split the expression");
        }

        return node;
    }
}
