using System.Collections.Immutable;
using Playbooks.Core.Expressions.Functions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>One node of a parsed expression. Macros are nodes of their own; operators are calls.</summary>
internal abstract record Node
{
    private Node(Span span, params ReadOnlySpan<Node?> children)
    {
        Span = span;
        foreach (var child in children)
        {
            Depth = Math.Max(Depth, child?.Depth ?? 0);
        }

        Depth++;
    }

    public Span Span { get; }

    public int Depth { get; }

    public sealed record Literal(Span Span, Value Value) : Node(Span);

    /// <param name="Rooted">Written with a leading dot: never a variable of a macro.</param>
    public sealed record Name(Span Span, string Text, bool Rooted) : Node(Span);

    /// <param name="Optional">Written ".?": gives an optional.</param>
    /// <param name="Chain">The dotted name that this is where it is made of plain names only ("a.b.c"), for a variable may be called so.</param>
    public sealed record Select(Span Span, Node Operand, string Field, bool Optional, string? Chain) : Node(Span, Operand);

    public sealed record Has(Span Span, Node Operand, string Field) : Node(Span, Operand);

    public sealed record Index(Span Span, Node Operand, Node Key, bool Optional) : Node(Span, Operand, Key);

    /// <param name="Arguments">The target first where <paramref name="Member"/>.</param>
    /// <param name="Function">Null where no function has that name and form; evaluates to a failure.</param>
    public sealed record Call(Span Span, string Called, bool Member, ImmutableArray<Node> Arguments, Function? Function)
        : Node(Span, Arguments.AsSpan());

    public sealed record And(Span Span, ImmutableArray<Node> Terms) : Node(Span, Terms.AsSpan());

    public sealed record Or(Span Span, ImmutableArray<Node> Terms) : Node(Span, Terms.AsSpan());

    public sealed record Conditional(Span Span, Node Condition, Node Then, Node Else) : Node(Span, Condition, Then, Else);

    public sealed record MakeList(Span Span, ImmutableArray<Element> Elements) : Node(Span, [.. Elements.Select(e => e.Value)]);

    public sealed record MakeMap(Span Span, ImmutableArray<Entry> Entries)
        : Node(Span, [.. Entries.Select(e => e.Key), .. Entries.Select(e => e.Value)]);

    /// <param name="First">The element, or with a second variable the index or key.</param>
    /// <param name="Filter">Null where every element counts.</param>
    /// <param name="Result">Null where the element itself (or its truth) is the result.</param>
    public sealed record Comprehension(Span Span, Fold Kind, Node Range, string First, string? Second, Node? Filter, Node? Result)
        : Node(Span, Range, Filter, Result);

    public sealed record Bind(Span Span, string Variable, Node Bound, Node Body) : Node(Span, Bound, Body);

    /// <param name="Flat">The body itself gives an optional.</param>
    public sealed record MapOptional(Span Span, Node Target, string Variable, Node Body, bool Flat) : Node(Span, Target, Body);

    public readonly record struct Element(Node Value, bool Optional);

    public readonly record struct Entry(Node Key, Node Value, bool Optional);

    public enum Fold
    {
        All,
        Exists,
        ExistsOne,
        List,
        Map,
        MapEntry,
    }
}
