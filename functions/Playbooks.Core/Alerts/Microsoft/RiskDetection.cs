using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>
/// Entra holds a user, a service principal or one sign-in for risky.
/// <see href="https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipalriskdetection"/>
/// </summary>
internal static class RiskDetection
{
    public static bool Knows(Value body) => body.Find("riskLevel") is not null && body.Find("riskState") is not null && (body.Find("riskEventType") ?? body.Find("riskLastUpdatedDateTime")) is not null;

    public static Normalised Read(Value body)
    {
        var identity = body.Says("servicePrincipalId") ?? body.Says("appId") ?? body.Says("userPrincipalName") ?? body.Says("userId") ?? body.Says("id");
        if (identity is null)
        {
            return Normalised.Not("The risk detection does not say of whom it is.");
        }

        var kind = body.Says("riskEventType") ?? body.Says("riskDetail") ?? "risk";
        var from = body.When("activityDateTime") ?? body.When("detectedDateTime") ?? body.When("riskLastUpdatedDateTime");
        var to = Fields.Latest(body.When("lastUpdatedDateTime"), body.When("detectedDateTime"), from);
        return Normalised.Of(new Alert
        {
            Kind = kind.IsOneOf("leakedCredentials") ? AlertKinds.LeakedCredential : AlertKinds.IdentityMisuse,
            Source = "microsoft.entra",
            Title = Fields.Line($"{kind}: {body.Says("servicePrincipalDisplayName") ?? body.Says("userDisplayName") ?? identity}"),
            Severity = Severities.Of(body.Says("riskLevel")) ?? Severities.Medium,
            IsClosed = body.Says("riskState").IsOneOf("remediated", "dismissed", "confirmedSafe", "none"),
            Identity = identity,
            Windows = from is { } first && to is { } last ? [new(first, last, "Entra: the activity and its detection")] : [],
            Indicators = Fields.Some([body.Says("ipAddress")]),
            Marks = Fields.Some([identity, body.Says("id") is { } id ? $"entra-risk:{id}" : null]),
            Reported = to,
            Evidence = Fields.Evidence(
                ("event", Value.Of(kind)), ("state", Value.Of(body.Says("riskState"))), ("detail", Value.Of(body.Says("riskDetail"))), ("activity", Value.Of(body.Says("activity"))),
                ("app", Value.Of(body.Says("appId"))), ("keys", Value.ListOf(body.Texts("keyIds"))), ("correlation", Value.Of(body.Says("correlationId")))),
        });
    }
}
