namespace Playbooks.Connectors.GitHub.Members;

/// <param name="RoleName">A collaborator's: pull, push, admin and others.</param>
internal sealed record Person(long Id, string Login, string? RoleName = null);
