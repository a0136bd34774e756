using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Oidc;

/// <summary>Permission: actions for a repository, organization_administration:read for an organisation.</summary>
internal static class SubjectRequests
{
    public static Task<Answer<SubjectTemplate>> GetSubjectTemplateAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<SubjectTemplate>("github.get-oidc-subject", GitHubPath.Of($"/repos/{repository}/actions/oidc/customization/sub"), token);

    public static Task<Answer<Done>> SetSubjectTemplateAsync(this GitHubApi api, RepositoryName repository, SubjectTemplate wanted, CancellationToken token)
    {
        var body = new JsonObject { ["use_default"] = wanted.UseDefault ?? true };
        if (wanted is { UseDefault: false, IncludeClaimKeys: { Count: > 0 } claims })
        {
            body["include_claim_keys"] = new JsonArray([.. claims.Select(c => JsonValue.Create(c))]);
        }

        if (wanted.UseImmutableSubject is { } immutable)
        {
            body["use_immutable_subject"] = immutable;
        }

        return api.ChangeAsync("github.set-oidc-subject", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/oidc/customization/sub"), body, token);
    }

    public static Task<Answer<SubjectTemplate>> GetSubjectTemplateAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<SubjectTemplate>("github.get-oidc-subject", GitHubPath.Of($"/orgs/{organization}/actions/oidc/customization/sub"), token);
}
