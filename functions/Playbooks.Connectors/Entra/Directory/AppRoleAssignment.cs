namespace Playbooks.Connectors.Entra.Directory;

/// <summary>An application permission that a principal holds on a resource.</summary>
internal sealed record AppRoleAssignment(string Id, string PrincipalId, string ResourceId, string? ResourceName, string RoleId);
