using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Oidc;

/// <summary>Permission: actions:read for a repository, organization_administration:read for an organisation.</summary>
internal static class SubjectRequests
{
    public static Task<Answer<SubjectTemplate>> GetSubjectTemplateAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<SubjectTemplate>("github.get-oidc-subject", GitHubPath.Of($"/repos/{repository}/actions/oidc/customization/sub"), token);

    public static Task<Answer<SubjectTemplate>> GetSubjectTemplateAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<SubjectTemplate>("github.get-oidc-subject", GitHubPath.Of($"/orgs/{organization}/actions/oidc/customization/sub"), token);
}
