using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Aws;

/// <summary>
/// A finding in the AWS Security Finding Format, whoever made it.
/// <see href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html"/>
/// </summary>
internal static class SecurityHub
{
    public static bool Knows(Value body) => body.Find("AwsAccountId") is not null && (body.Find("ProductArn") ?? body.Find("GeneratorId") ?? body.Find("ProductFields")) is not null;

    public static Normalised Read(Value finding)
    {
        if (finding.Says("Id") is not { } id)
        {
            return Normalised.Not("The Security Hub finding lacks its id.");
        }

        var resources = finding.Each("Resources");
        var key = resources.FirstOrDefault(r => r.Is("AwsIamAccessKey", "Type"));
        var identity = IdentityOf(key, resources);
        return Normalised.Of(new Alert
        {
            Kind = KindOf(finding, identity is not null),
            Source = finding.Is("GuardDuty", "ProductName") ? "aws.securityhub.guardduty" : "aws.securityhub",
            Title = Fields.Line(finding.Says("Title") ?? finding.Says("Description") ?? id),
            Severity = SeverityOf(finding),
            IsClosed = IsClosed(finding),
            Identity = identity,
            Windows = Windows(finding),
            Resources = Fields.Some(resources.Select(r => r.Says("Id")).Append(finding.Says("AwsAccountId") is { } account ? $"aws-account:{account}" : null)),
            // A finding that came from GuardDuty ends with GuardDuty's own id.
            Marks = Fields.Some([id, id.Contains(":guardduty:", StringComparison.Ordinal) ? $"guardduty:{id[(id.LastIndexOf('/') + 1)..]}" : null, identity]),
            Reported = Fields.Latest(finding.When("UpdatedAt"), finding.When("LastObservedAt"), finding.When("CreatedAt")),
            Evidence = Fields.Evidence(
                ("finding", Value.Of(id)), ("product", Value.Of(finding.Says("ProductName") ?? finding.Says("ProductArn"))), ("generator", Value.Of(finding.Says("GeneratorId"))),
                ("types", Value.ListOf(finding.Texts("Types"))), ("account", Value.Of(finding.Says("AwsAccountId"))), ("region", Value.Of(finding.Says("Region"))),
                ("compliance", Value.Of(finding.Says("Compliance", "Status"))), ("workflow", Value.Of(finding.Says("Workflow", "Status")))),
        });
    }

    private static string? IdentityOf(Value? key, ImmutableArray<Value> resources)
    {
        var id = key.Says("Details", "AwsIamAccessKey", "AccessKeyId") ?? (key.Says("Id") is { } arn ? arn[(arn.LastIndexOf(':') + 1)..] : null) ?? key.Says("Details", "AwsIamAccessKey", "PrincipalId");
        return id ?? resources.FirstOrDefault(r => r.Says("Type").IsOneOf("AwsIamUser", "AwsIamRole")).Says("Id");
    }

    private static string KindOf(Value finding, bool hasIdentity)
    {
        var types = finding.Texts("Types");
        return types switch
        {
            _ when finding.Find("Compliance", "Status") is not null || (!types.IsEmpty && types.All(t => t.StartsWith("Software and Configuration Checks", StringComparison.OrdinalIgnoreCase))) => AlertKinds.Posture,
            _ when types.Any(t => t.Contains("CredentialExfiltration", StringComparison.OrdinalIgnoreCase) || t.Contains("CompromisedCredentials", StringComparison.OrdinalIgnoreCase)) => AlertKinds.LeakedCredential,
            _ when hasIdentity => AlertKinds.IdentityMisuse,
            _ => AlertKinds.CloudThreat,
        };
    }

    private static double SeverityOf(Value finding) =>
        Severities.Of(finding.Says("Severity", "Label") ?? finding.Says("FindingProviderFields", "Severity", "Label"))
        ?? Severities.Clamp(finding.Number("Severity", "Normalized") / 10 ?? Severities.Medium);

    private static bool IsClosed(Value finding) =>
        finding.Is("ARCHIVED", "RecordState") || finding.Says("Workflow", "Status").IsOneOf("RESOLVED", "SUPPRESSED") || finding.Says("Compliance", "Status").IsOneOf("PASSED", "NOT_AVAILABLE");

    private static ImmutableArray<AlertWindow> Windows(Value finding)
    {
        var from = finding.When("FirstObservedAt") ?? finding.When("CreatedAt");
        return from is { } first ? [new(first, Fields.Latest(finding.When("LastObservedAt"), finding.When("UpdatedAt"), first) ?? first, "Security Hub: first and last observed")] : [];
    }
}
