using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Grants;

/// <summary>Fine-grained personal tokens; only Apps may ask. Permission: organization_personal_access_tokens.</summary>
internal static class GrantRequests
{
    /// <summary>How many grants one request revokes at most.</summary>
    public const int Most = 100;

    public static Task<Answer<ImmutableArray<PatGrant>>> ListPatGrantsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<PatGrant>, PatGrant>("github.list-pat-grants", GitHubPath.Of($"/orgs/{organization}/personal-access-tokens?per_page=100"), page => page, token);

    /// <summary>Once or twice is the same.</summary>
    public static Task<Answer<Done>> RevokePatGrantAsync(this GitHubApi api, string organization, long grant, CancellationToken token) =>
        RevokeAsync(api, GitHubPath.Of($"/orgs/{organization}/personal-access-tokens/{grant}"), new JsonObject { ["action"] = "revoke" }, token);

    /// <summary>GitHub takes the request and revokes later.</summary>
    public static Task<Answer<Done>> RevokePatGrantsAsync(this GitHubApi api, string organization, IEnumerable<long> grants, CancellationToken token) =>
        RevokeAsync(api, GitHubPath.Of($"/orgs/{organization}/personal-access-tokens"), new JsonObject
        {
            ["action"] = "revoke",
            ["pat_ids"] = new JsonArray([.. grants.Select(id => JsonValue.Create(id))]),
        }, token);

    private static async Task<Answer<Done>> RevokeAsync(GitHubApi api, GitHubPath path, JsonObject body, CancellationToken token)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var answer = await api.SendAsync("github.revoke-pat-grants", path, r => r with { Method = HttpMethod.Post, Body = bytes, ContentType = "application/json", Repeatable = true }, token);
        return answer.Then<Done>(_ => Done.Value);
    }
}
