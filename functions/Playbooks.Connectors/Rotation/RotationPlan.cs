using System.Collections.Immutable;

namespace Playbooks.Connectors.Rotation;

/// <summary>One rotation with everything it touches.</summary>
/// <param name="Old">Id of the credential to replace.</param>
/// <param name="Readers">Accesses that could read the places: all must be dead before a new value is written there.</param>
internal sealed record RotationPlan(
    IIssuer Issuer, string Old, ImmutableArray<ISecretPlace> Places, ImmutableArray<IConsumerCheck> Checks, ImmutableArray<string> Readers);
