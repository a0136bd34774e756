namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>A service: its name in credential scopes and IAM actions, its protocol's constant and its operations.</summary>
/// <param name="Name">Such as <c>iam</c> or <c>secretsmanager</c>.</param>
/// <param name="Selector">Query: the API version. JSON 1.1: the prefix of X-Amz-Target.</param>
/// <param name="XmlNamespace">Set for the Query protocol, null for JSON 1.1.</param>
/// <param name="Table">The operations.</param>
internal sealed record AwsService(string Name, string Selector, string? XmlNamespace, IEnumerable<AwsOperation> Table)
{
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; } = Table.ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Where CloudTrail says its events come from.</summary>
    public string EventSource => $"{Name}.amazonaws.com";
}
