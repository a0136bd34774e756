namespace Playbooks.Sandbox.GitHub.Members;

/// <param name="Role">An organisation's: direct_member or admin; a repository's: read, write or admin.</param>
internal sealed record Invitation(long Id, string Login, string Role, DateTimeOffset Created);
