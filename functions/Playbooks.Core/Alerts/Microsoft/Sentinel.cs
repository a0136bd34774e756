using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>
/// A Sentinel incident: <c>{"objectSchemaType":"Incident","object":{…}}</c> as an automation rule posts it, or the resource itself.
/// <see href="https://learn.microsoft.com/en-us/rest/api/securityinsights/incidents/get"/>
/// </summary>
internal static class Sentinel
{
    public static bool Knows(Value body) =>
        body.Find("objectSchemaType") is not null || (body.Says("type") ?? "").Contains("SecurityInsights/Incidents", StringComparison.OrdinalIgnoreCase)
        || (body.Find("properties", "incidentNumber") is not null && body.Find("properties", "title") is not null);

    public static Normalised Read(Value body)
    {
        if (body.Says("objectSchemaType") is { } schema && !schema.Equals("Incident", StringComparison.OrdinalIgnoreCase))
        {
            return Normalised.Not($"Sentinel's '{Fields.Line(schema)}' is no incident: let the automation rule run when an incident is created or updated.");
        }

        var incident = body.Find("object") ?? body;
        var given = incident.Find("properties");
        var id = incident.Says("name") ?? given.Says("incidentNumber") ?? incident.Says("id");
        if (given is null || id is null)
        {
            return Normalised.Not("The Sentinel incident lacks its properties or its name.");
        }

        var entities = given.Each("relatedEntities").Concat(given.Each("alerts").SelectMany(alert => alert.Each("properties", "entities"))).ToList();
        var from = given.When("firstActivityTimeUtc") ?? given.When("createdTimeUtc");
        var to = Fields.Latest(given.When("lastActivityTimeUtc"), from);
        var workspace = body.Says("workspaceInfo", "WorkspaceName") ?? body.Says("workspaceId");
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.Incident,
            Source = "microsoft.sentinel",
            Title = Fields.Line(given.Says("title") ?? $"Incident {given.Says("incidentNumber") ?? id}"),
            Severity = Severities.Of(given.Says("severity")) ?? Severities.Medium,
            IsClosed = given.Is("Closed", "status"),
            Identity = Entities.IdentityOf(entities),
            Windows = from is { } first && to is { } last ? [new(first, last, "Sentinel: first and last activity of the incident")] : [],
            Resources = Entities.Resources(entities),
            Indicators = Entities.Indicators(entities),
            Marks = Fields.Some([$"sentinel:{id}", given.Says("providerIncidentId") is { } other ? $"defender-incident:{other}" : null]),
            Reported = Fields.Latest(given.When("lastModifiedTimeUtc"), given.When("createdTimeUtc")),
            Evidence = Fields.Evidence(
                ("number", Value.Of(given.Says("incidentNumber"))), ("status", Value.Of(given.Says("status"))), ("event", Value.Of(body.Says("objectEventType"))),
                ("tactics", Value.ListOf(given.Texts("additionalData", "tactics"))), ("products", Value.ListOf(given.Texts("additionalData", "alertProductNames"))),
                ("workspace", Value.Of(workspace)), ("url", Value.Of(given.Says("incidentUrl")))),
        });
    }
}
