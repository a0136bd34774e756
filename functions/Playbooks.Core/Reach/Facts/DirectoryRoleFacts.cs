namespace Playbooks.Core.Reach.Facts;

/// <summary>A role of a directory that somebody holds.</summary>
/// <param name="Role">Id of its definition, which for built-in roles is the same in every directory.</param>
/// <param name="Scope"><c>/</c> for the whole directory, <c>/ID</c> for one object, <c>/administrativeUnits/ID</c> for a unit.</param>
public sealed record DirectoryRoleFacts(string Role, string Scope);
