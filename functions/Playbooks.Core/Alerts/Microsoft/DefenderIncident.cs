using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>An incident of Defender, in its own spelling or in Graph's (https://learn.microsoft.com/en-us/graph/api/resources/security-incident).</summary>
internal static class DefenderIncident
{
    public static bool Knows(Value body) =>
        (body.Find("incidentId") is not null && body.Find("incidentName") is not null) || Type(body).EndsWith(".incident", StringComparison.OrdinalIgnoreCase)
        || (body.Find("incidentWebUrl") is not null && body.Find("displayName") is not null && body.Find("providerAlertId") is null);

    public static Normalised Read(Value body)
    {
        if ((body.Says("incidentId") ?? body.Says("id")) is not { } id)
        {
            return Normalised.Not("The Defender incident lacks its id.");
        }

        var alerts = body.Each("alerts");
        var entities = alerts.SelectMany(alert => alert.Each("entities").Concat(alert.Each("evidence")).Concat(alert.Each("devices"))).ToList();
        var from = alerts.Select(a => a.When("firstActivity") ?? a.When("firstActivityDateTime")).Append(body.When("createdTime") ?? body.When("createdDateTime")).Min();
        var to = Fields.Latest([.. alerts.Select(a => a.When("lastActivity") ?? a.When("lastActivityDateTime")), from]);
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.Incident,
            Source = "microsoft.defender",
            Title = Fields.Line(body.Says("incidentName") ?? body.Says("displayName") ?? $"Incident {id}"),
            Severity = Severities.Of(body.Says("severity")) ?? Severities.Medium,
            IsClosed = body.Says("status").IsOneOf("Resolved", "Redirected") || body.Says("redirectIncidentId") is not null,
            Identity = Entities.IdentityOf(entities),
            Windows = from is { } first && to is { } last ? [new(first, last, "Defender: first and last activity of the incident's alerts")] : [],
            Resources = Entities.Resources(entities),
            Indicators = Entities.Indicators(entities),
            Marks = [$"defender-incident:{id}"],
            Reported = Fields.Latest(body.When("lastUpdateTime"), body.When("lastUpdateDateTime"), body.When("createdTime"), body.When("createdDateTime")),
            Evidence = Fields.Evidence(
                ("incident", Value.Of(id)), ("status", Value.Of(body.Says("status"))), ("alerts", Value.ListOf(Fields.Some(alerts.Select(a => a.Says("title"))))),
                ("classification", Value.Of(body.Says("classification"))), ("determination", Value.Of(body.Says("determination"))), ("tags", Value.ListOf(body.Texts("tags"))),
                ("url", Value.Of(body.Says("incidentWebUrl") ?? body.Says("incidentUri")))),
        });
    }

    public static string Type(Value body) => body.Says("@odata.type") ?? "";
}
