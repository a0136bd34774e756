namespace Playbooks.Connectors.Entra.Directory;

/// <summary>A role of the directory that a principal holds.</summary>
/// <param name="Role">Id of the role's definition.</param>
/// <param name="Scope"><c>/</c> for the whole directory.</param>
internal sealed record DirectoryRole(string Id, string PrincipalId, string Role, string Scope);
