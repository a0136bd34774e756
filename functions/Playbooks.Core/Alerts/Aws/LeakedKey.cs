using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Aws;

/// <summary>
/// AWS Health tells that a key of ours was found in the open, or is suspected to be.
/// <see href="https://docs.aws.amazon.com/health/latest/ug/aws-health-concepts-and-terms.html"/>
/// </summary>
internal static class LeakedKey
{
    public static Normalised Read(Value envelope, Value detail)
    {
        var code = detail.Says("eventTypeCode");
        if (code is null || !code.Contains("CREDENTIALS_", StringComparison.Ordinal) && !code.Contains("_IAM_QUARANTINE", StringComparison.Ordinal))
        {
            return Normalised.Not($"AWS Health's event '{Fields.Line(code ?? "without a code")}' is about the service; taken are those that tell of exposed credentials.");
        }

        var keys = Fields.Some(detail.Each("affectedEntities").Select(entity => entity.Says("entityValue")));
        if (keys.IsEmpty)
        {
            return Normalised.Not("AWS Health tells of an exposed credential and names none: it lacks 'affectedEntities'.");
        }

        return new Normalised.Alerts([.. keys.Select(key => Of(envelope, detail, code, key))], []);
    }

    private static Alert Of(Value envelope, Value detail, string code, string key)
    {
        var from = detail.When("startTime") ?? envelope.When("time");
        var to = Fields.Latest(envelope.When("time"), detail.When("lastUpdatedTime"), from);
        var account = detail.Says("affectedAccount") ?? envelope.Says("account");
        return new Alert
        {
            Kind = AlertKinds.LeakedCredential,
            Source = "aws.health",
            Title = Fields.Line($"AWS found access key {key} exposed"),
            Severity = code.Contains("SUSPECTED", StringComparison.Ordinal) ? Severities.High : Severities.Critical,
            IsClosed = detail.Is("closed", "statusCode"),
            Identity = key,
            Windows = from is { } first && to is { } last ? [new(first, last, "AWS Health: found then; it may have been there before")] : [],
            Resources = Fields.Some([account is null ? null : $"aws-account:{account}"]),
            Marks = [key],
            Reported = to,
            Evidence = Fields.Evidence(("code", Value.Of(code)), ("event", Value.Of(detail.Says("eventArn"))), ("account", Value.Of(account))),
        };
    }
}
