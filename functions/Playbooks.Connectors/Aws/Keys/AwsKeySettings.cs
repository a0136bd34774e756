namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Where the SDK looks for credentials. Both null: its chain (environment, shared files, web identity, container, instance).</summary>
/// <param name="CredentialsFile">A shared credentials file; null means the SDK's default place.</param>
/// <param name="Profile">A profile of that file; <c>default</c> where a file is given without one.</param>
internal sealed record AwsKeySettings(string? CredentialsFile = null, string? Profile = null);
