using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Credentials;

/// <summary>Enterprise Cloud with SAML. Permission: organization_administration.</summary>
internal static class AuthorizationRequests
{
    public static Task<Answer<ImmutableArray<CredentialAuthorization>>> ListAuthorizationsAsync(this GitHubApi api, string organization, string? user, CancellationToken token) =>
        api.ListAsync<ImmutableArray<CredentialAuthorization>, CredentialAuthorization>(
            "github.list-authorizations",
            user is null ? GitHubPath.Of($"/orgs/{organization}/credential-authorizations?per_page=100") : GitHubPath.Of($"/orgs/{organization}/credential-authorizations?login={user}&per_page=100"),
            page => page, token);

    public static Task<Answer<Done>> RemoveAuthorizationAsync(this GitHubApi api, string organization, long credential, CancellationToken token) =>
        api.ChangeAsync("github.remove-authorization", HttpMethod.Delete, GitHubPath.Of($"/orgs/{organization}/credential-authorizations/{credential}"), null, token);

    /// <summary>GitHub takes the request and revokes later; once or twice is the same.</summary>
    /// <param name="user">Everybody's where null.</param>
    /// <param name="type">classic_pat, fine_grained_pat, ssh_key or oauth_app_token; all where null.</param>
    public static async Task<Answer<Done>> RevokeAuthorizationsAsync(this GitHubApi api, string organization, string? user, string? type, CancellationToken token)
    {
        var path = (user, type) switch
        {
            (null, null) => GitHubPath.Of($"/orgs/{organization}/credential-authorizations/revoke-all"),
            (null, _) => GitHubPath.Of($"/orgs/{organization}/credential-authorizations/revoke-credential-type"),
            (_, null) => GitHubPath.Of($"/orgs/{organization}/credential-authorizations/{user}/revoke"),
            _ => GitHubPath.Of($"/orgs/{organization}/credential-authorizations/{user}/revoke-credential-type"),
        };
        var body = type is null ? [] : JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["credential_type"] = type });
        var answer = await api.SendAsync(
            "github.revoke-authorizations", path,
            r => r with { Method = HttpMethod.Post, Body = body, ContentType = type is null ? null : "application/json", Repeatable = true }, token);
        return answer.Then<Done>(_ => Done.Value);
    }
}
