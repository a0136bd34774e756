using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Core.Reach.Trust;

/// <summary>What reading a document gave: the thing itself, or why there is none (an invalid document grants nothing).</summary>
public sealed record TrustReading<T>(T? Value, ImmutableArray<TrustDiagnostic> Diagnostics)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;
}
