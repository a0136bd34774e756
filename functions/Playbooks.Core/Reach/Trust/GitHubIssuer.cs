namespace Playbooks.Core.Reach.Trust;

/// <summary>
/// The issuers of GitHub Actions' tokens: the common one, an enterprise's own (<c>…/SLUG</c>), and <c>token.actions.NAME.ghe.com</c>
/// (docs.github.com: OpenID Connect reference).
/// </summary>
public static class GitHubIssuer
{
    public const string Common = "https://token.actions.githubusercontent.com";

    public static bool Is(string issuer) =>
        issuer == Common
        || issuer.StartsWith(Common + "/", StringComparison.Ordinal)
        || (issuer.StartsWith("https://token.actions.", StringComparison.Ordinal) && issuer.EndsWith(".ghe.com", StringComparison.Ordinal));
}
