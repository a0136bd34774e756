using Playbooks.Connectors.GitHub.Requests;

namespace Playbooks.Connectors.GitHub.Secrets;

/// <summary>Where a secret is kept. Each place has its own public key.</summary>
internal abstract record SecretScope
{
    public const string Actions = "actions";

    private SecretScope()
    {
    }

    /// <summary>Permission: secrets; dependabot_secrets or codespaces_secrets for those stores.</summary>
    /// <param name="Store">actions, dependabot or codespaces.</param>
    public sealed record OfRepository(RepositoryName Repository, string Store = Actions) : SecretScope;

    /// <summary>Permission: organization_secrets; organization_dependabot_secrets for that store. Codespaces' are not open to Apps.</summary>
    public sealed record OfOrganization(string Organization, string Store = Actions) : SecretScope;

    /// <summary>Permission: environments.</summary>
    public sealed record OfEnvironment(RepositoryName Repository, string Environment) : SecretScope;

    /// <param name="rest">What follows <c>/secrets</c>, encoded.</param>
    public GitHubPath Path(GitHubPath rest)
    {
        var start = this switch
        {
            OfRepository r => GitHubPath.Of($"/repos/{r.Repository}/{r.Store}/secrets"),
            OfOrganization o => GitHubPath.Of($"/orgs/{o.Organization}/{o.Store}/secrets"),
            OfEnvironment e => GitHubPath.Of($"/repos/{e.Repository}/environments/{e.Environment}/secrets"),
            _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
        };
        return new(start.Text + rest.Text, start.IsUsable && rest.IsUsable);
    }

    public sealed override string ToString() => this switch
    {
        OfRepository r => $"github:{r.Repository}{Shown(r.Store)}",
        OfOrganization o => $"github:{o.Organization}{Shown(o.Store)}",
        OfEnvironment e => $"github:{e.Repository}/environments/{e.Environment}",
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };

    private static string Shown(string store) => store == Actions ? "" : $"/{store}";
}
