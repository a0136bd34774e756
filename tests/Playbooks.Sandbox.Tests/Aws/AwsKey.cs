namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>What a client signs with.</summary>
internal sealed record AwsKey(string Id, string Secret, string? Token = null);
