using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>A secret was found in a repository. Its value is never read, though some payloads hold it.</summary>
internal static class SecretScanning
{
    public static Normalised Read(string name, Value body)
    {
        if (body.Find("alert") is not { } alert)
        {
            return GitHubAlerts.Lacks(name, "alert");
        }

        var action = body.Says("action");
        if (!action.IsOneOf("created", "reopened", "resolved", "publicly_leaked", "validated", "revoked"))
        {
            return GitHubAlerts.Unknown(name, body);
        }

        var repository = GitHubAlerts.Place(body) ?? "unknown";
        var identity = $"github-secret:{repository}#{alert.Says("number")}";
        var type = alert.Says("secret_type_display_name") ?? alert.Says("secret_type") ?? "secret";
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.LeakedCredential,
            Source = "github.secret-scanning",
            Title = Fields.Line($"{type} in {repository}"),
            Severity = SeverityOf(action, alert),
            IsClosed = action.IsOneOf("resolved", "revoked"),
            Identity = identity,
            Windows = Windows(alert),
            Resources = Fields.Some([GitHubAlerts.Repository(body)]),
            Marks = [identity],
            Reported = Fields.Latest(alert.When("updated_at"), alert.When("created_at")),
            Evidence = Fields.Evidence(
                ("action", Value.Of(action)), ("secretType", Value.Of(alert.Says("secret_type"))), ("validity", Value.Of(alert.Says("validity"))),
                ("publiclyLeaked", alert.Find("publicly_leaked")), ("multiRepository", alert.Find("multi_repo")),
                ("location", Value.Of(body.Says("location", "details", "path"))), ("commit", Value.Of(body.Says("location", "details", "commit_sha"))),
                ("url", Value.Of(alert.Says("html_url") ?? alert.Says("url")))),
        });
    }

    private static double SeverityOf(string? action, Value alert) =>
        action == "publicly_leaked" || alert.Flag("publicly_leaked") || alert.Is("active", "validity") ? Severities.Critical
        : alert.Is("inactive", "validity") ? Severities.Low
        : Severities.High;

    private static System.Collections.Immutable.ImmutableArray<AlertWindow> Windows(Value alert) => alert.When("created_at") is { } from
        ? [new(from, Fields.Latest(alert.When("updated_at"), from) ?? from, "GitHub secret scanning found it then; it may have been there before")]
        : [];
}
