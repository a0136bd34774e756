using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>People's accounts.</summary>
internal sealed class UsersClient(GraphChannel graph)
{
    private const string Fields = "id,displayName,userPrincipalName,accountEnabled,signInSessionsValidFromDateTime";

    public Task<Answer<EntraUser>> GetAsync(string user, CancellationToken token) => graph.GetAsync(
        "get-user", $"{At(user)}?$select={Fields}",
        e => new EntraUser(e.Text("id"), e.TextOrNull("userPrincipalName") ?? e.TextOrNull("displayName") ?? "", e.Flag("accountEnabled"), e.Time("signInSessionsValidFromDateTime")), token);

    public Task<Answer<Done>> SetEnabledAsync(string user, bool enabled, CancellationToken token) =>
        graph.ChangeAsync("enable-user", HttpMethod.Patch, At(user), new JsonObject { ["accountEnabled"] = enabled }, token);

    /// <summary>Ends refresh tokens and browser sessions; a repeat moves the time on and harms nobody.</summary>
    public Task<Answer<Done>> RevokeSessionsAsync(string user, CancellationToken token) =>
        graph.ChangeAsync("revoke-user-sessions", HttpMethod.Post, $"{At(user)}/revokeSignInSessions", null, token);

    private static string At(string user) => $"users/{Uri.EscapeDataString(user)}";
}
