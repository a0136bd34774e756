using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Aws;

/// <summary>
/// A GuardDuty finding, in the spelling of EventBridge or of the API. A finding that goes on is sent again with the same id.
/// <see href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html"/>
/// </summary>
internal static class GuardDuty
{
    private static readonly string[] RemoteActions = ["AwsApiCallAction", "NetworkConnectionAction", "KubernetesApiCallAction", "RdsLoginAttemptAction"];

    public static bool Knows(Value body) =>
        body.Find("AccountId") is not null && body.Says("Type") is { } type && type.Contains(':', StringComparison.Ordinal) && (body.Find("Resource") ?? body.Find("Service")) is not null;

    public static Normalised Read(Value finding)
    {
        if (finding.Says("Type") is not { } type || finding.Says("Id") is not { } id)
        {
            return Normalised.Not("The GuardDuty finding lacks its type or its id.");
        }

        var key = finding.Find("Resource", "AccessKeyDetails");
        var identity = key.Says("AccessKeyId") ?? key.Says("PrincipalId") ?? (key.Says("UserName") is { } user ? $"aws-user:{finding.Says("AccountId")}/{user}" : null);
        var kind = KindOf(type);
        return Normalised.Of(new Alert
        {
            Kind = kind,
            Source = "aws.guardduty",
            Title = Fields.Line(finding.Says("Title") ?? finding.Says("Description") ?? type),
            Severity = Severities.Clamp(finding.Number("Severity") ?? Severities.Medium),
            IsClosed = finding.Flag("Service", "Archived"),
            Identity = kind == AlertKinds.CloudThreat && !type.Contains("IAM", StringComparison.Ordinal) ? null : identity,
            Windows = Windows(finding),
            Resources = Resources(finding),
            Indicators = Indicators(finding),
            Marks = Fields.Some([$"guardduty:{id}", identity is null || kind == AlertKinds.CloudThreat ? null : identity]),
            Reported = Fields.Latest(finding.When("UpdatedAt"), finding.When("CreatedAt")),
            Evidence = Fields.Evidence(
                ("type", Value.Of(type)), ("finding", Value.Of(finding.Says("Arn") ?? id)), ("account", Value.Of(finding.Says("AccountId"))), ("region", Value.Of(finding.Says("Region"))),
                ("count", finding.Find("Service", "Count")), ("user", Value.Of(key.Says("UserName"))), ("userType", Value.Of(key.Says("UserType"))), ("principal", Value.Of(key.Says("PrincipalId"))),
                ("action", Value.Of(finding.Says("Service", "Action", "ActionType"))), ("api", Value.Of(finding.Says("Service", "Action", "AwsApiCallAction", "Api"))),
                ("sample", finding.Find("Service", "AdditionalInfo", "Sample"))),
        });
    }

    private static string KindOf(string type) => type switch
    {
        _ when type.Contains("CredentialExfiltration", StringComparison.Ordinal) || type.Contains("CompromisedCredentials", StringComparison.Ordinal) => AlertKinds.LeakedCredential,
        _ when type.Contains(":IAMUser/", StringComparison.Ordinal) => AlertKinds.IdentityMisuse,
        _ => AlertKinds.CloudThreat,
    };

    private static ImmutableArray<AlertWindow> Windows(Value finding)
    {
        var from = finding.When("Service", "EventFirstSeen") ?? finding.When("CreatedAt");
        var to = Fields.Latest(finding.When("Service", "EventLastSeen"), finding.When("UpdatedAt"), from);
        return from is { } first && to is { } last ? [new(first, last, "GuardDuty: first and last seen")] : [];
    }

    private static ImmutableArray<string> Resources(Value finding) => Fields.Some(
    [
        finding.Says("Resource", "InstanceDetails", "InstanceId"),
        finding.Says("Resource", "InstanceDetails", "IamInstanceProfile", "Arn"),
        finding.Says("Resource", "LambdaDetails", "FunctionArn"),
        finding.Says("Resource", "EksClusterDetails", "Arn"),
        finding.Says("Resource", "EcsClusterDetails", "Arn"),
        finding.Says("Resource", "RdsDbInstanceDetails", "DbInstanceArn"),
        .. finding.Each("Resource", "S3BucketDetails").Select(bucket => bucket.Says("Arn") ?? bucket.Says("Name")),
        finding.Says("AccountId") is { } account ? $"aws-account:{account}" : null,
    ]);

    private static ImmutableArray<string> Indicators(Value finding) => Fields.Some(RemoteActions
        .Select(action => finding.Says("Service", "Action", action, "RemoteIpDetails", "IpAddressV4"))
        .Append(finding.Says("Service", "Action", "DnsRequestAction", "Domain"))
        .Concat(finding.Each("Service", "Action", "PortProbeAction", "PortProbeDetails").Select(probe => probe.Says("RemoteIpDetails", "IpAddressV4"))));
}
