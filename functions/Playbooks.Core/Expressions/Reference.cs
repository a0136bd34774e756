using System.Collections.Immutable;

namespace Playbooks.Core.Expressions;

/// <summary>
/// A chain of names that an expression reads: <c>steps.exposed.output</c> has the root <c>steps</c> and the path
/// <c>exposed, output</c>. A member named by a constant text in brackets counts as well; the chain ends where a name is computed.
/// </summary>
public sealed record Reference(string Root, ImmutableArray<string> Path)
{
    public bool Equals(Reference? other) => other is not null && Root == other.Root && Path.AsSpan().SequenceEqual(other.Path.AsSpan());

    public override int GetHashCode() => Path.Aggregate(Root.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    public override string ToString() => string.Join('.', [Root, .. Path]);
}
