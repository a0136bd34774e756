namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>A delegated permission grant; all ids are object ids.</summary>
internal sealed record EntraGrant(string Id, string ClientId, string ConsentType, string? PrincipalId, string ResourceId, string Scope);
