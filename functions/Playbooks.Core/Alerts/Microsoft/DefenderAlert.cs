using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>One alert, as Graph has it (https://learn.microsoft.com/en-us/graph/api/resources/security-alert) or as Defender for Cloud and Sentinel export it.</summary>
internal static class DefenderAlert
{
    public static bool Knows(Value body) =>
        DefenderIncident.Type(body).EndsWith(".alert", StringComparison.OrdinalIgnoreCase)
        || (body.Find("title") is not null && (body.Find("providerAlertId") ?? body.Find("serviceSource")) is not null)
        || (body.Find("SystemAlertId") is not null && (body.Find("AlertDisplayName") ?? body.Find("AlertType")) is not null)
        || body.Find("properties", "alertDisplayName") is not null;

    public static Normalised Read(Value body)
    {
        var alert = body.Find("properties", "alertDisplayName") is null ? body : body.Find("properties") ?? body;
        var id = alert.Says("providerAlertId") ?? alert.Says("SystemAlertId") ?? alert.Says("alertId") ?? body.Says("id") ?? body.Says("name");
        if (id is null)
        {
            return Normalised.Not("The alert of Microsoft's lacks its id.");
        }

        var entities = alert.Each("evidence").Concat(alert.Each("entities")).ToList();
        var from = alert.When("firstActivityDateTime") ?? alert.When("startTimeUtc") ?? alert.When("createdDateTime");
        var to = Fields.Latest(alert.When("lastActivityDateTime"), alert.When("endTimeUtc"), from);
        var identity = Entities.IdentityOf(entities);
        return Normalised.Of(new Alert
        {
            Kind = identity is null ? AlertKinds.CloudThreat : AlertKinds.IdentityMisuse,
            Source = "microsoft.defender",
            Title = Fields.Line(alert.Says("title") ?? alert.Says("AlertDisplayName") ?? alert.Says("alertType") ?? id),
            Severity = Severities.Of(alert.Says("severity") ?? alert.Says("AlertSeverity")) ?? Severities.Medium,
            IsClosed = alert.Says("status").IsOneOf("resolved", "dismissed"),
            Identity = identity,
            Windows = from is { } first && to is { } last ? [new(first, last, "Defender: first and last activity")] : [],
            Resources = Entities.Resources(entities.Append(alert)),
            Indicators = Entities.Indicators(entities),
            Marks = Fields.Some([$"defender-alert:{id}", alert.Says("incidentId") is { } incident ? $"defender-incident:{incident}" : null]),
            Reported = Fields.Latest(alert.When("lastUpdateDateTime"), alert.When("createdDateTime"), alert.When("timeGeneratedUtc")),
            Evidence = Fields.Evidence(
                ("alert", Value.Of(id)), ("status", Value.Of(alert.Says("status"))), ("service", Value.Of(alert.Says("serviceSource") ?? alert.Says("productName"))),
                ("category", Value.Of(alert.Says("category"))), ("techniques", Value.ListOf(alert.Texts("mitreTechniques"))), ("url", Value.Of(alert.Says("alertWebUrl") ?? alert.Says("alertUri")))),
        });
    }
}
