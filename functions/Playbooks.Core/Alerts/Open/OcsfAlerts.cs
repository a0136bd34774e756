using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Open;

/// <summary>Findings of the Open Cybersecurity Schema Framework (https://schema.ocsf.io): the classes 2001 to 2007, and what says of itself that it is an alert.</summary>
internal static class OcsfAlerts
{
    public static bool Knows(Value body) => body.Find("class_uid") is not null || (body.Find("category_uid") is not null && body.Find("metadata") is not null);

    public static Normalised Read(Value body)
    {
        if (body is Value.List list)
        {
            return Normalised.Join(list.Elements.Take(1_000).Select(Read), "The list is empty.");
        }

        if (ClassOf(body) is not { } number)
        {
            return Normalised.Not("This is no OCSF event: it has neither class_uid nor type_uid.");
        }

        if (number is < 2001 or > 2007 && !body.Flag("is_alert"))
        {
            return Normalised.Not($"OCSF class {number.ToString(CultureInfo.InvariantCulture)} ({Fields.Line(body.Says("class_name") ?? "an event")}) is a record of what happened and no finding, and does not say is_alert.");
        }

        var found = body.Find("finding_info") ?? body.Find("finding");
        var id = found.Says("uid") ?? body.Says("metadata", "uid");
        var package = PackageOf(body);
        var identity = IdentityOf(body);
        var windows = Windows(body, found);
        return Normalised.Of(new Alert
        {
            Kind = KindOf(number, identity is not null),
            Source = "ocsf",
            Title = Fields.Line(found.Says("title") ?? body.Says("message") ?? found.Says("desc") ?? body.Says("class_name") ?? "A finding"),
            Severity = SeverityOf(body),
            IsClosed = IsClosed(body),
            Artifact = package?.Purl,
            Versions = Fields.Some([package?.Version]),
            Identity = identity,
            Windows = windows,
            Resources = Fields.Some(body.Each("resources").Append(body.Find("resource") ?? Value.Nothing).Select(r => r.Says("uid") ?? r.Says("name"))
                .Append(body.Says("device", "hostname")).Append(body.Says("cloud", "account", "uid") is { } account ? $"cloud-account:{account}" : null)),
            Indicators = Fields.Some(body.Each("evidences").Select(e => e.Says("src_endpoint", "ip")).Concat(body.Each("observables").Select(o => o.Says("value")))),
            Marks = Fields.Some([id, GuardDutyId(id), .. body.Each("vulnerabilities").Select(v => v.Says("cve", "uid"))]),
            Reported = Fields.Latest(body.When("time"), body.When("time_dt")),
            Evidence = Fields.Evidence(
                ("class", Value.Of(number)), ("product", Value.Of(body.Says("metadata", "product", "name"))), ("version", Value.Of(body.Says("metadata", "version"))),
                ("activity", Value.Of(body.Says("activity_name") ?? body.Says("activity_id"))), ("types", Value.ListOf(found.Texts("types"))),
                ("malware", Value.ListOf(Fields.Some(body.Each("malware").Select(m => m.Says("name"))))), ("url", Value.Of(found.Says("src_url")))),
        });
    }

    private static long? ClassOf(Value body) => (long?)body.Number("class_uid") ?? (body.Number("type_uid") is { } type ? (long)type / 100 : null);

    private static string KindOf(long number, bool hasIdentity) => number switch
    {
        2002 => AlertKinds.VulnerableDependency,
        2003 or 2007 => AlertKinds.Posture,
        2005 => AlertKinds.Incident,
        _ => hasIdentity ? AlertKinds.IdentityMisuse : AlertKinds.CloudThreat,
    };

    private static double SeverityOf(Value body) => body.Number("severity_id") switch
    {
        1 => Severities.Informational,
        2 => Severities.Low,
        3 => Severities.Medium,
        4 => Severities.High,
        5 or 6 => Severities.Critical,
        _ => Severities.Of(body.Says("severity")) ?? Severities.Medium,
    };

    /// <summary>Suppressed, resolved, archived or deleted; a close activity; a check that passed.</summary>
    private static bool IsClosed(Value body) =>
        body.Number("status_id") is 3 or 4 or 5 or 6 || body.Says("status").IsOneOf("Resolved", "Suppressed", "Archived", "Deleted")
        || body.Is("Close", "activity_name") || body.Says("compliance", "status").IsOneOf("PASSED", "PASS");

    private static string? IdentityOf(Value body)
    {
        foreach (var actor in body.Each("evidences").Select(e => e.Find("actor")).Append(body.Find("actor")))
        {
            if ((actor.Says("user", "credential_uid") ?? actor.Says("session", "credential_uid") ?? actor.Says("user", "uid")) is { } identity)
            {
                return identity;
            }
        }

        return null;
    }

    private static (string Purl, string? Version)? PackageOf(Value body)
    {
        var packages = body.Each("vulnerabilities").SelectMany(v => v.Each("affected_packages").Concat(v.Each("packages")));
        foreach (var package in packages)
        {
            if (package.Says("purl") is { } purl && Playbooks.PackageUrl.IsOne(purl))
            {
                return (Purl.WithoutVersion(purl), Purl.VersionOf(purl) ?? package.Says("version"));
            }

            if (Purl.Of(package.Says("package_manager") ?? package.Says("type"), package.Says("name")) is { } made)
            {
                return (made, package.Says("version"));
            }
        }

        return null;
    }

    private static ImmutableArray<AlertWindow> Windows(Value body, Value? found)
    {
        var from = found.When("first_seen_time") ?? found.When("first_seen_time_dt") ?? body.When("start_time") ?? body.When("start_time_dt") ?? found.When("created_time") ?? found.When("created_time_dt") ?? body.When("time") ?? body.When("time_dt");
        var to = Fields.Latest(found.When("last_seen_time"), found.When("last_seen_time_dt"), body.When("end_time"), body.When("time"), body.When("time_dt"), from);
        return from is { } first && to is { } last ? [new(first, last, "OCSF: first and last seen")] : [];
    }

    private static string? GuardDutyId(string? id) => id is not null && id.Contains(":guardduty:", StringComparison.Ordinal) ? $"guardduty:{id[(id.LastIndexOf('/') + 1)..]}" : null;
}
