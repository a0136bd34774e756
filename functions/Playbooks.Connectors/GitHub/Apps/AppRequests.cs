using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Apps;

internal static class AppRequests
{
    /// <summary>Asked as the App itself; no permission is needed.</summary>
    public static Task<Answer<OwnApp>> GetAppAsync(this GitHubApi app, CancellationToken token) =>
        app.ReadAsync<OwnApp>("github.get-app", GitHubPath.Of($"/app"), token);

    /// <summary>Permission: organization_administration:read.</summary>
    public static Task<Answer<ImmutableArray<Installation>>> ListInstallationsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<Page, Installation>("github.list-installations", GitHubPath.Of($"/orgs/{organization}/installations?per_page=100"), p => p.Installations, token);

    /// <summary>Asked as the App whose installation it is.</summary>
    public static Task<Answer<Installation>> GetInstallationAsync(this GitHubApi app, long installation, CancellationToken token) =>
        app.ReadAsync<Installation>("github.get-installation", GitHubPath.Of($"/app/installations/{installation}"), token);

    /// <summary>Asked as the App whose installation it is: an owner of the organisation cannot do it through the API.</summary>
    public static Task<Answer<Done>> SuspendInstallationAsync(this GitHubApi app, long installation, CancellationToken token) =>
        app.ChangeAsync("github.suspend-installation", HttpMethod.Put, GitHubPath.Of($"/app/installations/{installation}/suspended"), null, token);

    public static Task<Answer<Done>> UnsuspendInstallationAsync(this GitHubApi app, long installation, CancellationToken token) =>
        app.ChangeAsync("github.unsuspend-installation", HttpMethod.Delete, GitHubPath.Of($"/app/installations/{installation}/suspended"), null, token);

    /// <summary>Permission: enterprise_organization_installations:write of the enterprise.</summary>
    public static Task<Answer<Done>> RemoveInstallationAsync(this GitHubApi api, string enterprise, string organization, long installation, CancellationToken token) =>
        api.ChangeAsync("github.remove-installation", HttpMethod.Delete, GitHubPath.Of($"/enterprises/{enterprise}/apps/organizations/{organization}/installations/{installation}"), null, token);

    /// <summary>Ends our own installation token; the next request gets a new one.</summary>
    public static Task<Answer<Done>> RevokeOwnTokenAsync(this GitHubApi api, CancellationToken token) =>
        api.ChangeAsync("github.revoke-own-token", HttpMethod.Delete, GitHubPath.Of($"/installation/token"), null, token);

    /// <summary>Asked with the App's client secret. 404 where the token is none of the App's that works.</summary>
    public static async Task<Answer<Done>> CheckUserTokenAsync(this GitHubApi client, string clientId, SecretText userToken, CancellationToken token) =>
        (await client.SendAsync(
            "github.check-user-token", GitHubPath.Of($"/applications/{clientId}/token"),
            r => r with { Method = HttpMethod.Post, Body = Body(userToken), ContentType = "application/json", Repeatable = true }, token)).Then<Done>(_ => Done.Value);

    /// <summary>Asked with the App's client secret. 404 or 422 where the token is dead already.</summary>
    public static async Task<Answer<Done>> DeleteUserTokenAsync(this GitHubApi client, string clientId, SecretText userToken, CancellationToken token) =>
        (await client.SendAsync(
            "github.delete-user-token", GitHubPath.Of($"/applications/{clientId}/token"),
            r => r with { Method = HttpMethod.Delete, Body = Body(userToken), ContentType = "application/json", Repeatable = true }, token)).Then<Done>(_ => Done.Value);

    private static byte[] Body(SecretText userToken) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["access_token"] = userToken.RevealText() });

    private sealed record Page(ImmutableArray<Installation> Installations);
}
