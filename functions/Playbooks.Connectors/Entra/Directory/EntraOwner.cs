namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Who may change an application without any other right.</summary>
/// <param name="Kind"><c>user</c> or <c>servicePrincipal</c>.</param>
internal sealed record EntraOwner(string Id, string? Name, string? Kind);
