namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Which credentials to use for an account. All null: the SDK's chain (environment, shared files, web identity, container, instance).</summary>
/// <param name="CredentialsFile">A shared credentials file; null means the SDK's default place.</param>
/// <param name="Profile">A profile of that file; <c>default</c> where a file is given without one.</param>
/// <param name="AssumeRole">ARN of the role in the account to become; null to stay what the chain gives.</param>
internal sealed record AwsKeySettings(string? CredentialsFile = null, string? Profile = null, string? AssumeRole = null, string? ExternalId = null);
