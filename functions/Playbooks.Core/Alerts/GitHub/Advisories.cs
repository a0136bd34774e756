using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>An advisory of the whole world or of one repository: one alert for each package that it names.</summary>
internal static class Advisories
{
    private const int MostPackages = 200;

    public static Normalised Read(string name, Value body)
    {
        if (body.Find(name) is not { } advisory)
        {
            return GitHubAlerts.Lacks(name, name);
        }

        if (!body.Says("action").IsOneOf("published", "updated", "withdrawn", "reported"))
        {
            return GitHubAlerts.Unknown(name, body);
        }

        var packages = advisory.Each("vulnerabilities").GroupBy(v => Purl.Of(v.Says("package", "ecosystem"), v.Says("package", "name")));
        var alerts = packages.Where(g => g.Key is not null).Take(MostPackages).Select(g => Of(name, body, advisory, g.Key, [.. g])).ToList();
        return new Normalised.Alerts(alerts.Count > 0 ? [.. alerts] : [Of(name, body, advisory, null, [])], []);
    }

    /// <summary>One where the times are known.</summary>
    public static IEnumerable<AlertWindow> Window(Value advisory, DateTimeOffset? otherwise, DateTimeOffset? seen)
    {
        if ((advisory.When("published_at") ?? otherwise) is { } published)
        {
            yield return AlertWindow.OfAdvisory(published, Fields.Latest(seen, published) ?? published, $"advisory {advisory.Says("ghsa_id") ?? "without id"}");
        }
    }

    private static Alert Of(string name, Value body, Value advisory, string? artifact, List<Value> ranges)
    {
        var versions = ranges.Select(r => Advisory.VersionsOf(r.Says("vulnerable_version_range"))).ToList();
        return new Alert
        {
            Kind = Advisory.IsMalware(advisory) && artifact is not null ? AlertKinds.PackageCompromise : AlertKinds.VulnerableDependency,
            Source = name == "security_advisory" ? "github.advisory" : "github.repository-advisory",
            Title = Fields.Line($"{advisory.Says("summary") ?? advisory.Says("ghsa_id") ?? "An advisory"}{(artifact is null ? "" : $" ({artifact})")}"),
            Severity = Advisory.SeverityOf(advisory, ranges.Select(r => r.Says("severity")).FirstOrDefault()),
            IsClosed = body.Is("withdrawn", "action") || advisory.Is("closed", "state"),
            Artifact = artifact,
            // One range that spans leaves any version under suspicion.
            Versions = versions.Exists(v => v.IsEmpty) ? [] : Fields.Some(versions.SelectMany(v => v)),
            Windows = [.. Window(advisory, advisory.When("created_at"), advisory.When("updated_at"))],
            Resources = Fields.Some([GitHubAlerts.Repository(body)]),
            Marks = Advisory.Marks(advisory),
            Reported = Fields.Latest(advisory.When("updated_at"), advisory.When("published_at"), advisory.When("created_at")),
            Evidence = Fields.Evidence(
                ("action", Value.Of(body.Says("action"))), ("advisory", Value.Of(advisory.Says("ghsa_id"))),
                ("ranges", Value.ListOf(Fields.Some(ranges.Select(r => r.Says("vulnerable_version_range"))))),
                ("url", Value.Of(advisory.Says("html_url") ?? advisory.Says("references", "url")))),
        };
    }
}
