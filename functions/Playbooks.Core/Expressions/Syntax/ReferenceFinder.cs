using System.Collections.Immutable;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Walks a tree and collects the longest chains of names that start at a variable which no macro binds.</summary>
internal sealed class ReferenceFinder
{
    private readonly HashSet<Reference> seen = [];
    private readonly ImmutableArray<Reference>.Builder found = ImmutableArray.CreateBuilder<Reference>();

    public static ImmutableArray<Reference> Find(params ReadOnlySpan<Node> roots)
    {
        var finder = new ReferenceFinder();
        foreach (var root in roots)
        {
            finder.Visit(root, []);
        }

        return finder.found.DrainToImmutable();
    }

    private void Visit(Node node, ImmutableHashSet<string> bound)
    {
        switch (node)
        {
            case Node.Name or Node.Select or Node.Has or Node.Index: VisitChain(node, [], bound); break;
            case Node.Comprehension fold: VisitFold(fold, bound); break;
            case Node.Bind bind: VisitAll(bound, bind.Bound); VisitAll(bound.Add(bind.Variable), bind.Body); break;
            case Node.MapOptional map: VisitAll(bound, map.Target); VisitAll(bound.Add(map.Variable), map.Body); break;
            case Node.Call call: VisitAll(bound, call.Arguments.AsSpan()); break;
            case Node.And and: VisitAll(bound, and.Terms.AsSpan()); break;
            case Node.Or or: VisitAll(bound, or.Terms.AsSpan()); break;
            case Node.Conditional choice: VisitAll(bound, choice.Condition, choice.Then, choice.Else); break;
            case Node.MakeList list: VisitAll(bound, [.. list.Elements.Select(e => e.Value)]); break;
            case Node.MakeMap map: VisitAll(bound, [.. map.Entries.SelectMany(e => new[] { e.Key, e.Value })]); break;
            default: break;
        }
    }

    private void VisitAll(ImmutableHashSet<string> bound, params ReadOnlySpan<Node?> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is not null)
            {
                Visit(node, bound);
            }
        }
    }

    private void VisitFold(Node.Comprehension fold, ImmutableHashSet<string> bound)
    {
        Visit(fold.Range, bound);
        var inner = bound.Add(fold.First);
        VisitAll(fold.Second is null ? inner : inner.Add(fold.Second), fold.Filter, fold.Result);
    }

    private void VisitChain(Node node, ImmutableStack<string> path, ImmutableHashSet<string> bound)
    {
        switch (node)
        {
            case Node.Select select: VisitChain(select.Operand, path.Push(select.Field), bound); break;
            case Node.Has has: VisitChain(has.Operand, path.Push(has.Field), bound); break;
            case Node.Index { Key: Node.Literal { Value: Value.Text name } } index: VisitChain(index.Operand, path.Push(name.Content), bound); break;
            case Node.Index index: VisitChain(index.Operand, [], bound); Visit(index.Key, bound); break;
            case Node.Name name: Add(name, [.. path], bound); break;
            default: Visit(node, bound); break;
        }
    }

    private void Add(Node.Name name, ImmutableArray<string> path, ImmutableHashSet<string> bound)
    {
        var isBound = !name.Rooted && bound.Contains(name.Text);
        var reference = new Reference(name.Text, path);
        if (!isBound && (Types.Find(name.Text) is null || !path.IsEmpty) && seen.Add(reference))
        {
            found.Add(reference);
        }
    }
}
