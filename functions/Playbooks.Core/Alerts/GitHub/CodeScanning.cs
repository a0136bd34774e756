using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

internal static class CodeScanning
{
    private const string Name = "code_scanning_alert";

    public static Normalised Read(Value body)
    {
        if (body.Find("alert") is not { } alert)
        {
            return GitHubAlerts.Lacks(Name, "alert");
        }

        var action = body.Says("action");
        if (!action.IsOneOf("created", "reopened", "reopened_by_user", "appeared_in_branch", "fixed", "closed_by_user", "updated_assignment"))
        {
            return GitHubAlerts.Unknown(Name, body);
        }

        var mark = $"code-scanning:{GitHubAlerts.Place(body)}#{alert.Says("number")}";
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.CodeFinding,
            Source = "github.code-scanning",
            Title = Fields.Line($"{alert.Says("rule", "description") ?? alert.Says("rule", "id") ?? "A finding"} ({GitHubAlerts.Place(body)})"),
            Severity = Severities.Of(alert.Says("rule", "security_severity_level") ?? alert.Says("rule", "severity")) ?? Severities.Medium,
            IsClosed = action.IsOneOf("fixed", "closed_by_user") || alert.Says("state").IsOneOf("fixed", "dismissed"),
            Resources = Fields.Some([GitHubAlerts.Repository(body)]),
            Marks = [mark],
            Reported = Fields.Latest(alert.When("updated_at"), alert.When("created_at")),
            Evidence = Fields.Evidence(
                ("action", Value.Of(action)), ("rule", Value.Of(alert.Says("rule", "id"))), ("tool", Value.Of(alert.Says("tool", "name"))), ("ref", Value.Of(body.Says("ref"))),
                ("commit", Value.Of(body.Says("commit_oid"))), ("path", Value.Of(alert.Says("most_recent_instance", "location", "path"))), ("url", Value.Of(alert.Says("html_url")))),
        });
    }
}
