using System.Collections.Immutable;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Calls that bind a variable or look at a member without reading it. Null means: an ordinary call.</summary>
internal static class Macros
{
    public static Node? TryExpandGlobal(Parser parser, Span span, string name, ImmutableArray<Node> arguments)
    {
        if (name != "has" || arguments.Length != 1)
        {
            return null;
        }

        if (arguments[0] is Node.Select { Optional: false } select)
        {
            return new Node.Has(span, select.Operand, select.Field);
        }

        parser.Fail(arguments[0].Span, "has() takes a member", "write has(value.member)");
        return arguments[0];
    }

    public static Node? TryExpandSpaced(Parser parser, Span span, string name, ImmutableArray<Node> arguments) =>
        name == "cel.bind" && arguments.Length == 3
            ? new Node.Bind(span, Variable(parser, arguments[0]), arguments[1], arguments[2])
            : null;

    public static Node? TryExpandMember(Parser parser, Span span, Node target, string name, ImmutableArray<Node> a)
    {
        return (name, a.Length) switch
        {
            ("all", 2) => One(Node.Fold.All, null, a[1]),
            ("exists", 2) => One(Node.Fold.Exists, null, a[1]),
            ("exists_one" or "existsOne", 2) => One(Node.Fold.ExistsOne, null, a[1]),
            ("map", 2) => One(Node.Fold.List, null, a[1]),
            ("map", 3) => One(Node.Fold.List, a[1], a[2]),
            ("filter", 2) => One(Node.Fold.List, a[1], null),
            ("all", 3) => Two(Node.Fold.All, null, a[2]),
            ("exists", 3) => Two(Node.Fold.Exists, null, a[2]),
            ("exists_one" or "existsOne", 3) => Two(Node.Fold.ExistsOne, null, a[2]),
            ("transformList", 3) => Two(Node.Fold.List, null, a[2]),
            ("transformList", 4) => Two(Node.Fold.List, a[2], a[3]),
            ("transformMap", 3) => Two(Node.Fold.Map, null, a[2]),
            ("transformMap", 4) => Two(Node.Fold.Map, a[2], a[3]),
            ("transformMapEntry", 3) => Two(Node.Fold.MapEntry, null, a[2]),
            ("transformMapEntry", 4) => Two(Node.Fold.MapEntry, a[2], a[3]),
            ("optMap", 2) => new Node.MapOptional(span, target, Variable(parser, a[0]), a[1], Flat: false),
            ("optFlatMap", 2) => new Node.MapOptional(span, target, Variable(parser, a[0]), a[1], Flat: true),
            _ => null,
        };

        Node One(Node.Fold fold, Node? filter, Node? result) =>
            new Node.Comprehension(span, fold, target, Variable(parser, a[0]), null, filter, result);

        Node Two(Node.Fold fold, Node? filter, Node? result) =>
            new Node.Comprehension(span, fold, target, Variable(parser, a[0]), OtherVariable(parser, a[1], a[0]), filter, result);
    }

    private static string OtherVariable(Parser parser, Node node, Node first)
    {
        var name = Variable(parser, node);
        if (first is Node.Name other && other.Text == name)
        {
            parser.Fail(node.Span, $"both variables are called '{name}'", "give the second one another name");
        }

        return name;
    }

    private static string Variable(Parser parser, Node node)
    {
        if (node is Node.Name { Rooted: false } name)
        {
            return name.Text;
        }

        parser.Fail(node.Span, "the name of a variable was expected", "write a plain name that the rest of the macro can use");
        return "";
    }
}
