using System.Collections.Immutable;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Whose tokens an application takes instead of a secret.</summary>
/// <param name="Subject">Exact subject; null where <paramref name="Expression"/> decides.</param>
/// <param name="Expression">The claims matching expression of a flexible credential (language version 1); beta shows it, v1.0 hides it.</param>
internal sealed record FederatedCredential(
    string Id, string Name, string Issuer, string? Subject, ImmutableArray<string> Audiences, string? Description, string? Expression);
