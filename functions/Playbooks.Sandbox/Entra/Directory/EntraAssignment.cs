namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>An application permission, or a directory role with <c>/</c> as its resource, that a principal holds.</summary>
internal sealed record EntraAssignment(string Id, string PrincipalId, string ResourceId, string RoleId);
