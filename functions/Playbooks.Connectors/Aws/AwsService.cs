using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Aws.Signing;

namespace Playbooks.Connectors.Aws;

/// <summary>How one service is addressed; the values are those of its own description (botocore's service-2.json).</summary>
/// <param name="Name">Signing name and host prefix.</param>
/// <param name="Version">API version of the Query protocol, or the target prefix of the JSON protocol.</param>
internal sealed record AwsService(string Name, string Version, bool IsGlobal = false)
{
    private const string GlobalRegion = "us-east-1";

    public static AwsService Iam { get; } = new("iam", "2010-05-08", IsGlobal: true);

    public static AwsService Sts { get; } = new("sts", "2011-06-15");

    public static AwsService CloudTrail { get; } = new("cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101");

    public static AwsService SecretsManager { get; } = new("secretsmanager", "secretsmanager");

    public static AwsService Ssm { get; } = new("ssm", "AmazonSSM");

    /// <summary>Has one address for the whole world, in the region of its signature.</summary>
    public static AwsService Organizations { get; } = new("organizations", "AWSOrganizationsV20161128", IsGlobal: true) { Host = "organizations.us-east-1" };

    /// <summary>Speaks JSON at paths, so that it has no target prefix.</summary>
    public static AwsService Analyzer { get; } = new("access-analyzer", "");

    /// <summary>The host before <c>amazonaws.com</c> where it is another than the name says.</summary>
    private string? Host { get; init; }

    /// <summary>A request of the Query protocol to this service.</summary>
    public AwsForm Form(string operation) => new(operation, Version);

    public AwsScope ScopeIn(string region) => new(IsGlobal ? GlobalRegion : region, Name);

    public Uri AddressIn(AwsAccount account, string region) =>
        account.Endpoint ?? new Uri(IsGlobal ? $"https://{Host ?? Name}.amazonaws.com/" : $"https://{Name}.{region}.amazonaws.com/");
}
