namespace Playbooks.Core.Reach.Facts;

/// <summary>Something that keeps a value in an account: a secret of Secrets Manager or a parameter of Systems Manager.</summary>
/// <param name="Place">Without a member: <c>aws:secret:ACCOUNT:REGION:NAME</c> or <c>aws:parameter:ACCOUNT:REGION:NAME</c>.</param>
/// <param name="Reading">The IAM action that reads it.</param>
public sealed record AwsStore(string Place, string Arn, string Reading);
