using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Grants;

/// <summary>Fine-grained personal tokens in an organisation. Revoking many is taken at once and done later.</summary>
internal static class GrantRoutes
{
    private const string Need = "organization_personal_access_tokens";
    private const int Most = 100;

    public static IEnumerable<Route> All =>
    [
        Route.Org("GET", "/personal-access-tokens", "orgs/list-pat-grants", Need + ":read", ask => Page.Plain(ask, Standing(ask), grant => Shape(ask, grant))),
        Route.Org("POST", "/personal-access-tokens/{pat_id}", "orgs/update-pat-access", Need + ":write", RevokeOne, contains: true),
        Route.Org("POST", "/personal-access-tokens", "orgs/update-pat-accesses", Need + ":write", RevokeMany, contains: true),
    ];

    private static List<PatGrant> Standing(Ask ask) => ask.Organisation.PatGrants.FindAll(grant => grant.Gone is not { } gone || ask.Now < gone);

    private static Answer RevokeOne(Ask ask)
    {
        if (ask.Text("action") != "revoke")
        {
            return Refusal.Say(422, "Invalid request.\n\naction is not a possible value.");
        }

        if (Standing(ask).Find(grant => grant.Id == ask.Number("pat_id")) is not { } found)
        {
            return Refusal.NotFound;
        }

        found.Gone = ask.Now;
        return Answer.Empty(204);
    }

    private static Answer RevokeMany(Ask ask)
    {
        if (ask.Text("action") != "revoke" || ask.Numbers("pat_ids") is not { Count: > 0 and <= Most } ids)
        {
            return Refusal.Say(422, "Validation Failed: pat_ids holds 1 to 100 ids.");
        }

        foreach (var grant in Standing(ask).Where(grant => ids.Contains(grant.Id)))
        {
            grant.Gone ??= ask.Now + ask.World.Context.Options.VisibilityDelay;
        }

        return Answer.Json(202, new JsonObject());
    }

    private static JsonObject Shape(Ask ask, PatGrant grant) => new()
    {
        ["id"] = grant.Id,
        ["owner"] = Person.Of(ask.World, ask.Api, grant.User),
        ["repository_selection"] = "all",
        ["repositories_url"] = $"{ask.Api}/organizations/{ask.Organisation.Id}/personal-access-tokens/{grant.Id}/repositories",
        ["permissions"] = new JsonObject { ["repository"] = new JsonObject(grant.Permissions.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Split(':')[0], p.Split(':')[^1]))) },
        ["access_granted_at"] = Time.Of(grant.Granted),
        ["token_id"] = grant.TokenId,
        ["token_name"] = grant.Name,
        ["token_expired"] = false,
        ["token_expires_at"] = Time.Of(grant.Granted.AddYears(1)),
        ["token_last_used_at"] = null,
    };
}
