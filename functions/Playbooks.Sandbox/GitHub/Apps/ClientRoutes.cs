using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Apps;

/// <summary>What an App asks about its users' tokens, with its client id and client secret (Basic).</summary>
internal static class ClientRoutes
{
    private const string Template = "/applications/{client_id}/token";

    public static IEnumerable<Route> All =>
    [
        Of("POST", "apps/check-token", changes: false, Check),
        Of("DELETE", "apps/delete-token", changes: true, Delete),
    ];

    private static Route Of(string method, string name, bool changes, Func<Ask, GitHubApp, string, Answer> handle) =>
        new(method, Template, Scope.Open, Need.Nothing, new Operation(name, changes, changes), ask => IfSignedIn(ask, handle));

    private static Answer IfSignedIn(Ask ask, Func<Ask, GitHubApp, string, Answer> handle)
    {
        var app = ask.World.Apps.FirstOrDefault(item => item.ClientId == ask["client_id"]);
        var expected = app is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.ClientSecret}"));
        return app is null ? Refusal.NotFound
            : ask.Call.Header("Authorization") != expected ? Refusal.Say(401, "Requires authentication")
            : ask.Text("access_token") is not { Length: > 0 } token ? Refusal.Say(422, "Invalid request.\n\n\"access_token\" wasn't supplied.")
            : handle(ask, app, token);
    }

    private static bool Works(Ask ask, string token) =>
        (token.StartsWith("ghu_", StringComparison.Ordinal) || token.StartsWith("gho_", StringComparison.Ordinal)) && !ask.World.Tokens.IsRevoked(token, ask.Now);

    private static Answer Delete(Ask ask, GitHubApp app, string token)
    {
        if (!Works(ask, token))
        {
            return Refusal.NotFound;
        }

        ask.World.Tokens.Revoke(token, ask.Now);
        return Answer.Empty(204);
    }

    private static Answer Check(Ask ask, GitHubApp app, string token) => !Works(ask, token) ? Refusal.NotFound : Answer.Json(200, new JsonObject
    {
        ["id"] = ask.World.Mint.Number("user-token/" + token),
        ["url"] = $"{ask.Api}/authorizations/1",
        ["scopes"] = new JsonArray(),
        ["token"] = token,
        ["token_last_eight"] = token[^8..],
        ["hashed_token"] = null,
        ["app"] = new JsonObject { ["client_id"] = app.ClientId, ["name"] = app.Slug, ["url"] = $"https://github.com/apps/{app.Slug}" },
        ["note"] = null,
        ["note_url"] = null,
        ["updated_at"] = Time.Of(ask.Now),
        ["created_at"] = Time.Of(ask.Now),
        ["fingerprint"] = null,
        ["user"] = null,
        ["expires_at"] = null,
    });
}
