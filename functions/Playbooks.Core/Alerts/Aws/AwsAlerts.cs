using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Aws;

/// <summary>
/// What AWS sends: EventBridge events (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html), through SNS or directly, and findings
/// as the services' own interfaces spell them.
/// </summary>
internal static class AwsAlerts
{
    public static bool Knows(Value body) =>
        (body.Find("detail") is { } detail && (body.Find("detail-type") is not null || SecurityHub.Knows(detail) || GuardDuty.Knows(detail))) || SnsMessage.Knows(body) || SecurityHub.Knows(body) || GuardDuty.Knows(body)
        || body.Each("Findings") is [var first, ..] && (SecurityHub.Knows(first) || GuardDuty.Knows(first));

    public static Normalised Read(Value body) => body switch
    {
        Value.List list => Normalised.Join(list.Elements.Take(1_000).Select(Read), "The list is empty."),
        Value.Text => Normalised.Not("The message is a text, and no event of AWS."),
        _ when SnsMessage.Knows(body) => ReadMessage(body),
        _ when body.Find("detail-type") is not null => ReadEvent(body),
        _ when SecurityHub.Knows(body) => SecurityHub.Read(body),
        _ when GuardDuty.Knows(body) => GuardDuty.Read(body),
        _ when body.Find("detail") is { } detail && (SecurityHub.Knows(detail) || GuardDuty.Knows(detail)) => Read(detail),
        _ when body.Find("findings") is Value.List => ReadFindings(body),
        _ => Normalised.Not("This is neither an EventBridge event nor a finding of GuardDuty or Security Hub."),
    };

    private static Normalised ReadEvent(Value body)
    {
        if (body.Find("detail") is not Value.Map detail)
        {
            return Normalised.Not("The EventBridge event lacks its member 'detail'.");
        }

        return body.Says("source") switch
        {
            "aws.guardduty" => GuardDuty.Read(detail),
            "aws.securityhub" => ReadFindings(detail),
            "aws.health" => LeakedKey.Read(body, detail),
            { } source when SecurityHub.Knows(detail) || GuardDuty.Knows(detail) || source.StartsWith("aws.", StringComparison.Ordinal) && detail.Find("findings") is not null => Read(detail),
            { } source => Normalised.Not($"Events of {Fields.Line(source)} ({Fields.Line(body.Says("detail-type") ?? "")}) are no alerts here: taken are those of GuardDuty, Security Hub and AWS Health's leaked keys."),
            null => Normalised.Not("The EventBridge event lacks its member 'source'."),
        };
    }

    private static Normalised ReadFindings(Value detail) => Normalised.Join(
        detail.Each("findings").Take(1_000).Select(finding => finding switch
        {
            _ when Open.OcsfAlerts.Knows(finding) => Open.OcsfAlerts.Read(finding),
            _ when SecurityHub.Knows(finding) => SecurityHub.Read(finding),
            _ => GuardDuty.Read(finding),
        }),
        "There is no finding in it: custom insights and the like give no alert.");

    private static Normalised ReadMessage(Value body) => body.Says("Type") switch
    {
        "Notification" => PlainJson.Read((body.Find("Message") as Value.Text)?.Content ?? "") is JsonOutcome.Read { Value: Value.Map or Value.List } inner && !SnsMessage.Knows(inner.Value)
            ? Read(inner.Value)
            : Normalised.Not("The notification's message is no JSON, so no event of AWS."),
        _ => Normalised.Not($"An SNS {Fields.Line(body.Says("Type") ?? "message")} is about the subscription, and no alert."),
    };
}
