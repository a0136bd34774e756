using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>Who asks for access, and who or what got or lost it.</summary>
internal static class AccessEvents
{
    public static Normalised ReadRequest(Value body)
    {
        const string Name = "personal_access_token_request";
        if (body.Find(Name) is not { } request)
        {
            return GitHubAlerts.Lacks(Name, Name);
        }

        var action = body.Says("action");
        if (!action.IsOneOf("created", "approved", "denied", "cancelled"))
        {
            return GitHubAlerts.Unknown(Name, body);
        }

        var owner = request.Says("owner", "login") ?? body.Says("sender", "login") ?? "somebody";
        var token = $"github-token:{request.Says("token_id") ?? request.Says("id")}";
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.AccessRequest,
            Source = "github.token-request",
            Title = Fields.Line($"{owner} asks for a personal access token to {GitHubAlerts.Place(body) ?? "an organisation"}: {action}"),
            Severity = request.Is("all", "repository_selection") ? Severities.Medium : Severities.Low,
            IsClosed = action.IsOneOf("denied", "cancelled"),
            Identity = token,
            Resources = Fields.Some(request.Each("repositories").Select(r => r.Says("full_name"))),
            Marks = [token],
            Reported = request.When("created_at"),
            Evidence = Fields.Evidence(
                ("action", Value.Of(action)), ("owner", Value.Of(owner)), ("permissions", request.Find("permissions_result")), ("added", request.Find("permissions_added")),
                ("selection", Value.Of(request.Says("repository_selection"))), ("expires", Value.Of(request.Says("token_expires_at")))),
        });
    }

    public static Normalised ReadChange(string name, Value body)
    {
        var action = body.Says("action");
        if (!IsChange(name, action))
        {
            return GitHubAlerts.Unknown(name, body);
        }

        if (IdentityOf(name, body) is not { } identity)
        {
            return Normalised.Not($"GitHub's event '{name}' does not say whose access changed.");
        }

        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.AccessChange,
            Source = $"github.{name.Replace('_', '-')}",
            Title = Fields.Line($"{identity} {action} ({GitHubAlerts.Place(body) ?? body.Says("installation", "account", "login") ?? "GitHub"})"),
            Severity = SeverityOf(name, body),
            IsClosed = action.IsOneOf("deleted", "removed", "member_removed", "revoked", "suspend"),
            Identity = identity,
            Resources = Fields.Some(new[] { GitHubAlerts.Place(body) }.Concat(body.Each("repositories").Concat(body.Each("repositories_added")).Select(r => r.Says("full_name")))),
            Marks = [identity],
            Reported = body.When("key", "created_at") ?? body.When("installation", "updated_at"),
            Evidence = Fields.Evidence(
                ("action", Value.Of(action)), ("by", Value.Of(body.Says("sender", "login"))), ("readOnly", body.Find("key", "read_only")), ("permissions", body.Find("installation", "permissions")),
                ("changes", body.Find("changes")), ("role", Value.Of(body.Says("membership", "role") ?? body.Says("invitation", "role"))), ("team", Value.Of(body.Says("team", "slug")))),
        });
    }

    private static bool IsChange(string name, string? action) => name switch
    {
        "deploy_key" => action.IsOneOf("created", "deleted"),
        "member" => action.IsOneOf("added", "edited", "removed"),
        "membership" => action.IsOneOf("added", "removed"),
        "organization" => action.IsOneOf("member_added", "member_invited", "member_removed"),
        "installation" => action.IsOneOf("created", "deleted", "new_permissions_accepted", "suspend", "unsuspend"),
        "installation_repositories" => action.IsOneOf("added", "removed"),
        "installation_target" => action.IsOneOf("renamed"),
        _ => action.IsOneOf("revoked"),
    };

    private static string? IdentityOf(string name, Value body) => name switch
    {
        "deploy_key" => body.Says("key", "id") is { } key ? $"github-deploy-key:{GitHubAlerts.Place(body)}#{key}" : null,
        "member" or "membership" => Person(body.Says("member", "login")),
        "organization" => Person(body.Says("membership", "user", "login") ?? body.Says("user", "login") ?? body.Says("invitation", "login") ?? body.Says("invitation", "email")),
        "installation" or "installation_repositories" => (body.Says("installation", "app_slug") ?? body.Says("installation", "app_id") ?? body.Says("installation", "id")) is { } app ? $"github-app:{app}" : null,
        "installation_target" => Person(body.Says("account", "login")),
        _ => Person(body.Says("sender", "login")),
    };

    private static string? Person(string? login) => login is null ? null : $"github-user:{login}";

    /// <summary>Access that can write weighs more than access that can read.</summary>
    private static double SeverityOf(string name, Value body) => name switch
    {
        "deploy_key" => body.Find("key", "read_only") is Value.Bool { Flag: false } ? Severities.Medium : Severities.Low,
        "installation" => body.Find("installation", "permissions") is Value.Map permissions && permissions.Entries.Any(p => p.Value is Value.Text { Content: "write" or "admin" }) ? Severities.Medium : Severities.Low,
        _ => Severities.Low,
    };
}
