using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>
/// GitHub's webhooks, by the event that the header <c>X-GitHub-Event</c> names.
/// <see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads"/>
/// </summary>
internal static class GitHubAlerts
{
    public static Normalised Read(string name, Value body) => name switch
    {
        _ when body is not Value.Map => Normalised.Not("A GitHub webhook is a JSON object."),
        "secret_scanning_alert" or "secret_scanning_alert_location" => SecretScanning.Read(name, body),
        "dependabot_alert" => Dependabot.Read(body),
        "repository_vulnerability_alert" => Dependabot.ReadOld(body),
        "security_advisory" or "repository_advisory" => Advisories.Read(name, body),
        "code_scanning_alert" => CodeScanning.Read(body),
        "workflow_run" or "workflow_job" => WorkflowEvents.Read(name, body),
        "personal_access_token_request" => AccessEvents.ReadRequest(body),
        "deploy_key" or "member" or "membership" or "organization" or "installation" or "installation_repositories" or "installation_target" or "github_app_authorization"
            => AccessEvents.ReadChange(name, body),
        "ping" => Normalised.Not("This is GitHub's ping: the hook works, and there is no alert in it."),
        "" => Normalised.Not("It does not say which of GitHub's events it is, and has the members of none that is an alert."),
        _ => Normalised.Not(
            $"GitHub's event '{Fields.Line(name)}' is no alert. Taken are secret scanning, Dependabot, security and repository advisories, code scanning, workflow runs, requests for personal access tokens, deploy keys, members and installations."),
    };

    /// <summary>The event of a payload without its header, by the members that it alone has; null where none is known.</summary>
    public static string? EventOf(Value body) => body switch
    {
        _ when body.Find("zen") is not null && body.Find("hook_id") is not null => "ping",
        _ when body.Says("action") is null => null,
        _ when body.Find("personal_access_token_request") is not null => "personal_access_token_request",
        _ when body.Find("security_advisory") is not null => "security_advisory",
        _ when body.Find("repository_advisory") is not null => "repository_advisory",
        _ when body.Find("workflow_run") is not null => "workflow_run",
        _ when body.Find("workflow_job") is not null => "workflow_job",
        _ when body.Find("alert") is { } alert => EventOfAlert(body, alert),
        _ when body.Find("key", "key") is not null => "deploy_key",
        _ when body.Find("member") is not null => body.Find("team") is null ? "member" : "membership",
        _ when body.Find("organization") is not null && (body.Find("membership") ?? body.Find("invitation")) is not null => "organization",
        _ when body.Find("repositories_added") is not null => "installation_repositories",
        _ when body.Find("installation", "app_id") is not null && body.Find("repository") is null => "installation",
        _ => null,
    };

    private static string? EventOfAlert(Value body, Value alert) => alert switch
    {
        _ when alert.Find("secret_type") is not null => body.Find("location") is null ? "secret_scanning_alert" : "secret_scanning_alert_location",
        _ when alert.Find("dependency") is not null => "dependabot_alert",
        _ when alert.Find("rule") is not null => "code_scanning_alert",
        _ when alert.Find("affected_package_name") is not null => "repository_vulnerability_alert",
        _ => null,
    };

    public static Normalised Unknown(string name, Value body) => body.Says("action") is { } action
        ? Normalised.Not($"GitHub's event '{name}' with the action '{Fields.Line(action)}' says nothing that a playbook answers to.")
        : Normalised.Not($"GitHub's event '{name}' lacks its member 'action'.");

    public static Normalised Lacks(string name, string member) => Normalised.Not($"GitHub's event '{name}' lacks its member '{member}'.");

    public static string? Repository(Value body) => body.Says("repository", "full_name");

    public static string? Place(Value body) => Repository(body) ?? body.Says("organization", "login") ?? body.Says("enterprise", "slug");
}
