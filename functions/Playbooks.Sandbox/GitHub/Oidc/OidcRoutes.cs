using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Oidc;

internal static class OidcRoutes
{
    private static readonly DateTimeOffset ImmutableSince = new(2026, 7, 15, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/actions/oidc/customization/sub", "actions/get-custom-oidc-sub-claim-for-repo", "actions:read", ask => Answer.Json(200, Template(ask.Repository))),
        Route.Repo("PUT", "/actions/oidc/customization/sub", "actions/set-custom-oidc-sub-claim-for-repo", "actions:write", Set),
        Route.Org("GET", "/actions/oidc/customization/sub", "oidc/get-oidc-custom-sub-template-for-org", "organization_administration:read", ask =>
            Answer.Json(200, new JsonObject { ["include_claim_keys"] = new JsonArray([.. ask.Organisation.OidcClaims.Select(claim => JsonValue.Create(claim))]) })),
        Route.Org("PUT", "/actions/oidc/customization/sub", "oidc/update-oidc-custom-sub-template-for-org", "organization_administration:write", SetOrganisation),
    ];

    public static JsonObject Template(Repository repository)
    {
        var template = repository.OidcTemplate?.DeepClone().AsObject() ?? new JsonObject { ["use_default"] = true };
        var immutable = template["use_immutable_subject"]?.GetValue<bool>() ?? repository.Created >= ImmutableSince;
        template["use_immutable_subject"] = immutable;
        return template;
    }

    private static Answer Set(Ask ask)
    {
        if (ask.Flag("use_default") is null)
        {
            return Refusal.Say(422, "Invalid request.\n\n\"use_default\" wasn't supplied.");
        }

        ask.Repository.OidcTemplate = ask.Body.DeepClone().AsObject();
        return Answer.Json(201, new JsonObject());
    }

    private static Answer SetOrganisation(Ask ask)
    {
        ask.Organisation.OidcClaims = [.. (ask.Body["include_claim_keys"] as JsonArray ?? []).Select(item => item?.ToString() ?? "")];
        return Answer.Json(201, new JsonObject());
    }
}
