namespace Playbooks.Connectors.GitHub.Members;

/// <summary>An open door: somebody who was asked in and has not come yet.</summary>
/// <param name="Login">Null for one by e-mail.</param>
/// <param name="Invitee">A repository's.</param>
/// <param name="Role">An organisation's: admin, direct_member and others.</param>
/// <param name="Permissions">A repository's: read, write, admin and others.</param>
internal sealed record Invitation(long Id, string? Login = null, Person? Invitee = null, string? Role = null, string? Permissions = null, DateTimeOffset? CreatedAt = null)
{
    public string Who => Login ?? Invitee?.Login ?? "by e-mail";
}
