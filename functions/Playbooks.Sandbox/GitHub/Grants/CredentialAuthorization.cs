namespace Playbooks.Sandbox.GitHub.Grants;

/// <summary>A personal credential that single sign-on let in.</summary>
/// <param name="type">classic_pat, fine_grained_pat, ssh_key or oauth_app_token.</param>
internal sealed class CredentialAuthorization(long id, string user, string type, DateTimeOffset authorized)
{
    public long Id => id;

    public string User => user;

    public string Type => type;

    public DateTimeOffset Authorized => authorized;

    public DateTimeOffset? Gone { get; set; }
}
