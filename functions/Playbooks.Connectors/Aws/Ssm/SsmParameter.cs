namespace Playbooks.Connectors.Aws.Ssm;

/// <param name="Type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</param>
internal sealed record SsmParameter(string Name, string Type, string? KeyId, long Version, DateTimeOffset? LastModified, string? LastModifiedBy);
