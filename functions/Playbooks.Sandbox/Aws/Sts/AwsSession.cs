namespace Playbooks.Sandbox.Aws.Sts;

/// <summary>Temporary credentials of a role. They die with the clock or by policy, never by deletion.</summary>
internal sealed record AwsSession(string AccessKeyId, string Secret, string Token, string RoleName, string Name, string Arn, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The key whose caller made the session; null when it came from a web identity.</summary>
    public string? SourceKeyId { get; init; }

    /// <summary>The web identity's <c>sub</c>.</summary>
    public string? Subject { get; init; }
}
