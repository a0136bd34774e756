using System.Collections.Immutable;
using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions;

/// <summary>A parsed expression. Immutable: parse once, check and evaluate as often and on as many threads as needed.</summary>
public sealed class Expression
{
    internal Expression(string source, Node root)
    {
        Source = source;
        Root = root;
    }

    /// <summary>The text that was parsed, without the marks of a template.</summary>
    public string Source { get; }

    internal Node Root { get; }

    /// <summary>What it reads of its variables, each once, in the order of the source.</summary>
    public ImmutableArray<Reference> References() => ReferenceFinder.Find(Root);

    public override string ToString() => Source;
}
