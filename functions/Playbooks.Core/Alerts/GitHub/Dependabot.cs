using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>A repository depends on a package with an advisory: malware where the advisory says so, a weakness otherwise.</summary>
internal static class Dependabot
{
    private const string Name = "dependabot_alert";

    public static Normalised Read(Value body)
    {
        if (body.Find("alert") is not { } alert)
        {
            return GitHubAlerts.Lacks(Name, "alert");
        }

        var action = body.Says("action");
        if (!action.IsOneOf("created", "reopened", "reintroduced", "auto_reopened", "fixed", "dismissed", "auto_dismissed"))
        {
            return GitHubAlerts.Unknown(Name, body);
        }

        var package = alert.Find("security_vulnerability", "package") ?? alert.Find("dependency", "package");
        if (Purl.Of(package.Says("ecosystem"), package.Says("name")) is not { } artifact)
        {
            return GitHubAlerts.Lacks(Name, "alert.dependency.package.name");
        }

        var advisory = alert.Find("security_advisory") ?? Value.EmptyMap;
        var repository = GitHubAlerts.Repository(body);
        return Normalised.Of(new Alert
        {
            Kind = Advisory.IsMalware(advisory) ? AlertKinds.PackageCompromise : AlertKinds.VulnerableDependency,
            Source = "github.dependabot",
            Title = Fields.Line($"{advisory.Says("summary") ?? artifact} ({repository ?? "a repository"})"),
            Severity = Advisory.SeverityOf(advisory, alert.Says("security_vulnerability", "severity")),
            IsClosed = action.IsOneOf("fixed", "dismissed", "auto_dismissed"),
            Artifact = artifact,
            Versions = Advisory.VersionsOf(alert.Says("security_vulnerability", "vulnerable_version_range")),
            Windows = [.. Advisories.Window(advisory, alert.When("created_at"), Fields.Latest(alert.When("updated_at"), alert.When("created_at")))],
            Resources = Fields.Some([repository]),
            Marks = Advisory.Marks(advisory),
            Reported = Fields.Latest(alert.When("updated_at"), alert.When("created_at")),
            Evidence = Fields.Evidence(
                ("action", Value.Of(action)), ("range", Value.Of(alert.Says("security_vulnerability", "vulnerable_version_range"))),
                ("manifest", Value.Of(alert.Says("dependency", "manifest_path"))), ("scope", Value.Of(alert.Says("dependency", "scope"))),
                ("advisory", Value.Of(advisory.Says("ghsa_id"))), ("url", Value.Of(alert.Says("html_url")))),
        });
    }

    /// <summary>The event that <c>dependabot_alert</c> replaced; some servers still send it.</summary>
    public static Normalised ReadOld(Value body)
    {
        const string Old = "repository_vulnerability_alert";
        if (body.Find("alert") is not { } alert)
        {
            return GitHubAlerts.Lacks(Old, "alert");
        }

        var action = body.Says("action");
        if (!action.IsOneOf("create", "reopen", "dismiss", "resolve"))
        {
            return GitHubAlerts.Unknown(Old, body);
        }

        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.VulnerableDependency,
            Source = "github.dependabot",
            Title = Fields.Line($"{alert.Says("external_identifier") ?? "A weakness"} in {alert.Says("affected_package_name") ?? "a package"} ({GitHubAlerts.Place(body)})"),
            Severity = Severities.Of(alert.Says("severity")) ?? Severities.Medium,
            IsClosed = action.IsOneOf("dismiss", "resolve"),
            Artifact = Purl.Of(null, alert.Says("affected_package_name")),
            Versions = Advisory.VersionsOf(alert.Says("affected_range")),
            Resources = Fields.Some([GitHubAlerts.Repository(body)]),
            Marks = Fields.Some([alert.Says("ghsa_id"), alert.Says("external_identifier")]),
            Reported = alert.When("created_at"),
            Evidence = Fields.Evidence(("action", Value.Of(action)), ("range", Value.Of(alert.Says("affected_range"))), ("advisory", Value.Of(alert.Says("ghsa_id")))),
        });
    }
}
