using Playbooks.Connectors.GitHub.Requests;

namespace Playbooks.Connectors.GitHub.Secrets;

/// <summary>Where an Actions secret is kept. Each place has its own public key.</summary>
internal abstract record SecretScope
{
    private SecretScope()
    {
    }

    /// <summary>Permission: secrets.</summary>
    public sealed record OfRepository(RepositoryName Repository) : SecretScope;

    /// <summary>Permission: organization_secrets.</summary>
    public sealed record OfOrganization(string Organization) : SecretScope;

    /// <summary>Permission: environments.</summary>
    public sealed record OfEnvironment(RepositoryName Repository, string Environment) : SecretScope;

    /// <param name="rest">What follows <c>/secrets</c>, encoded.</param>
    public GitHubPath Path(GitHubPath rest)
    {
        var start = this switch
        {
            OfRepository r => GitHubPath.Of($"/repos/{r.Repository}/actions/secrets"),
            OfOrganization o => GitHubPath.Of($"/orgs/{o.Organization}/actions/secrets"),
            OfEnvironment e => GitHubPath.Of($"/repos/{e.Repository}/environments/{e.Environment}/secrets"),
            _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
        };
        return new(start.Text + rest.Text, start.IsUsable && rest.IsUsable);
    }

    public sealed override string ToString() => this switch
    {
        OfRepository r => $"github:{r.Repository}",
        OfOrganization o => $"github:{o.Organization}",
        OfEnvironment e => $"github:{e.Repository}/environments/{e.Environment}",
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };
}
