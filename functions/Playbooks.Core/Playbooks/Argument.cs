using System.Collections.Immutable;
using Playbooks.Core.Expressions;

namespace Playbooks.Core.Playbooks;

/// <summary>What stands under <c>with</c>: text with expressions, at the leaves of lists and groups.</summary>
public abstract record Argument
{
    private Argument()
    {
    }

    /// <summary>Text that may hold <c>${{ }}</c>.</summary>
    public sealed record Leaf(Template Template) : Argument;

    /// <summary>A number, boolean or null written plainly.</summary>
    public sealed record Constant(Values.Value Value) : Argument;

    public sealed record Sequence(ImmutableArray<Argument> Items) : Argument;

    public sealed record Group(ImmutableArray<KeyValuePair<string, Argument>> Members) : Argument
    {
        public static Group Empty { get; } = new(ImmutableArray<KeyValuePair<string, Argument>>.Empty);

        public Argument? Find(string name) => Members.FirstOrDefault(m => m.Key == name).Value;
    }
}
