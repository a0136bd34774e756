using System.Collections.Immutable;

namespace Playbooks.Connectors.Rotation;

/// <summary>One rotation with everything it touches.</summary>
/// <param name="Old">Id of the credential to replace.</param>
/// <param name="Readers">Accesses that could read the places: all must be dead before a new value is written there.</param>
internal sealed record RotationPlan(
    IIssuer Issuer, string Old, ImmutableArray<ISecretPlace> Places, ImmutableArray<IConsumerCheck> Checks, ImmutableArray<string> Readers)
{
    /// <summary>How long the old credential is kept, watched, before it is deleted. Null keeps it for good where it can be deactivated, and deletes it at once where it cannot.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>Inactive credentials that an earlier action of the same plan deletes: they take no place by the time this one is performed.</summary>
    public ImmutableArray<string> Spares { get; init; } = [];
}
