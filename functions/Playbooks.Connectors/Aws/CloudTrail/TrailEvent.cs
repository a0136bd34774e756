namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>One management event, with what the embedded record says of who did it.</summary>
/// <param name="User">User name or role session name; for web identities the token's subject.</param>
/// <param name="Error">The error's code where the call was refused; null where it worked.</param>
/// <param name="IssuedKeyId">The temporary key that the call handed out (AssumeRole and its kin), for following a chain.</param>
internal sealed record TrailEvent(
    string Id, string Name, string Source, DateTimeOffset? At, string? User, string? AccessKeyId, bool ReadOnly, string? IdentityType, string? IdentityArn,
    string? IssuerArn, string? SourceAddress, string? UserAgent, string? Region, string? Error, string? IssuedKeyId, string? AssumedRoleArn);
