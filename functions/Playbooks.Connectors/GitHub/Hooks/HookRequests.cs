using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>Permission: repository_hooks, organization_hooks.</summary>
internal static class HookRequests
{
    public static Task<Answer<ImmutableArray<Hook>>> ListHooksAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Hook>, Hook>("github.list-hooks", GitHubPath.Of($"/repos/{repository}/hooks?per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Hook>>> ListHooksAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Hook>, Hook>("github.list-hooks", GitHubPath.Of($"/orgs/{organization}/hooks?per_page=100"), page => page, token);

    public static Task<Answer<Hook>> GetHookAsync(this GitHubApi api, HookPlace place, CancellationToken token) =>
        api.ReadAsync<Hook>("github.get-hook", place.Path(""), token);

    public static Task<Answer<Done>> SetHookActiveAsync(this GitHubApi api, HookPlace place, bool active, CancellationToken token) =>
        api.ChangeAsync("github.update-hook", HttpMethod.Patch, place.Path(""), new JsonObject { ["active"] = active }, token);

    /// <summary>Changes the address only: a change through the hook itself, without its secret, would take the secret away.</summary>
    public static Task<Answer<Done>> SetHookUrlAsync(this GitHubApi api, HookPlace place, string url, CancellationToken token) =>
        api.ChangeAsync("github.update-hook-config", HttpMethod.Patch, place.Path("/config"), new JsonObject { ["url"] = url }, token);

    /// <summary>The same secret twice is the same as once, so a lost answer is asked for again.</summary>
    public static async Task<Answer<Done>> SetHookSecretAsync(this GitHubApi api, HookPlace place, SecretText secret, CancellationToken token)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["secret"] = secret.RevealText() });
        var answer = await api.SendAsync(
            "github.update-hook-config", place.Path("/config"),
            r => r with { Method = HttpMethod.Patch, Body = body, ContentType = "application/json", Repeatable = true }, token);
        return answer.Then<Done>(_ => Done.Value);
    }

    public static Task<Answer<Done>> PingHookAsync(this GitHubApi api, HookPlace place, CancellationToken token) =>
        api.ChangeAsync("github.ping-hook", HttpMethod.Post, place.Path("/pings"), null, token);

    /// <summary>The latest hundred.</summary>
    public static async Task<Answer<ImmutableArray<HookDelivery>>> ListHookDeliveriesAsync(this GitHubApi api, HookPlace place, CancellationToken token)
    {
        var path = place.Path("/deliveries?per_page=100");
        return await api.ListAsync<ImmutableArray<HookDelivery>, HookDelivery>("github.list-hook-deliveries", path, page => page, _ => false, token);
    }
}
