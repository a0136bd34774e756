using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Credentials;

internal static class RevocationRoutes
{
    private const int Most = 1000;

    public static IEnumerable<Route> All =>
    [
        new("POST", "/credentials/revoke", Scope.Open, Need.Nothing, new Operation("credentials/revoke", Changes: true, Contains: true), Revoke),
    ];

    // Whoever finds a token may report it, and only without signing in. What it is no token of is taken and ignored.
    private static Answer Revoke(Ask ask)
    {
        if (ask.Call.Header("Authorization") is not null)
        {
            return Refusal.Say(403, "Authenticated requests are not allowed.");
        }

        if (ask.Body["credentials"] is not JsonArray { Count: > 0 and <= Most } credentials)
        {
            return Refusal.Say(422, "Validation Failed: credentials holds 1 to 1000 items.");
        }

        foreach (var value in credentials.Select(item => item?.ToString() ?? "").Where(TokenRevocations.IsRevocable))
        {
            ask.World.Tokens.Revoke(value, ask.Now);
        }

        return Answer.Json(202, new JsonObject());
    }
}
