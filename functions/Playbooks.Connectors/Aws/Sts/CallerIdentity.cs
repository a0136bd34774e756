namespace Playbooks.Connectors.Aws.Sts;

/// <summary>Who AWS takes the caller for.</summary>
internal sealed record CallerIdentity(string Account, string Arn, string UserId);
