using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Grants;

/// <summary>Personal credentials that single sign-on let in. Breaking the glass is taken at once and done later.</summary>
internal static class AuthorizationRoutes
{
    private const string Need = "organization_administration";
    private const string Path = "/credential-authorizations";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["classic_pat"] = "personal access token", ["fine_grained_pat"] = "personal access token", ["ssh_key"] = "SSH key", ["oauth_app_token"] = "OAuth app token",
    };

    public static IEnumerable<Route> All =>
    [
        Route.Org("GET", Path, "orgs/list-saml-sso-authorizations", Need + ":read", ask => Page.Plain(
            ask, Standing(ask).FindAll(item => ask.Call.Argument("login") is not { } login || item.User.Equals(login, StringComparison.OrdinalIgnoreCase)), Shape)),
        Route.Org("DELETE", Path + "/{credential_id}", "orgs/remove-saml-sso-authorization", Need + ":write", Remove, contains: true),
        Route.Org("POST", Path + "/revoke-all", "orgs/revoke-all-credential-authorizations", Need + ":write", ask => Revoke(ask, byType: false), contains: true),
        Route.Org("POST", Path + "/revoke-credential-type", "orgs/revoke-credential-type", Need + ":write", ask => Revoke(ask, byType: true), contains: true),
        Route.Org("POST", Path + "/{username}/revoke", "orgs/revoke-credential-authorizations-for-user", Need + ":write", ask => Revoke(ask, byType: false), contains: true),
        Route.Org("POST", Path + "/{username}/revoke-credential-type", "orgs/revoke-credential-type-for-user", Need + ":write", ask => Revoke(ask, byType: true), contains: true),
    ];

    private static List<CredentialAuthorization> Standing(Ask ask) => ask.Organisation.Authorizations.FindAll(item => item.Gone is not { } gone || ask.Now < gone);

    private static Answer Remove(Ask ask)
    {
        if (Standing(ask).Find(item => item.Id == ask.Number("credential_id")) is not { } found)
        {
            return Refusal.NotFound;
        }

        found.Gone = ask.Now;
        return Answer.Empty(204);
    }

    private static Answer Revoke(Ask ask, bool byType)
    {
        var type = ask.Text("credential_type");
        if (byType && (type is null || !Types.ContainsKey(type)))
        {
            return Refusal.Say(422, "Validation Failed: credential_type is not a possible value.");
        }

        var user = ask.Path.GetValueOrDefault("username");
        foreach (var item in Standing(ask).Where(item => (user is null || item.User.Equals(user, StringComparison.OrdinalIgnoreCase)) && (!byType || item.Type == type)))
        {
            item.Gone ??= ask.Now + ask.World.Context.Options.VisibilityDelay;
        }

        return Answer.Json(202, new JsonObject { ["message"] = "Credential authorizations are being revoked.", ["warning"] = "The token used for this request may be revoked, too." });
    }

    private static JsonObject Shape(CredentialAuthorization item) => new()
    {
        ["login"] = item.User,
        ["credential_id"] = item.Id,
        ["credential_type"] = Types[item.Type],
        ["token_last_eight"] = "12345678",
        ["credential_authorized_at"] = Time.Of(item.Authorized),
        ["scopes"] = item.Type == "classic_pat" ? new JsonArray("repo") : [],
        ["credential_accessed_at"] = null,
        ["authorized_credential_id"] = item.Id,
    };
}
