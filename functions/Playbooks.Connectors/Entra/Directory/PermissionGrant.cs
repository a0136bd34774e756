namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Delegated permissions that a client holds.</summary>
/// <param name="PrincipalId">The user it was granted for; null for all users (<c>AllPrincipals</c>).</param>
/// <param name="Scope">Permission names, separated by spaces.</param>
internal sealed record PermissionGrant(string Id, string ClientId, string ConsentType, string? PrincipalId, string ResourceId, string Scope);
