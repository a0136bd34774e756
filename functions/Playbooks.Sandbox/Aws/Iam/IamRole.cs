namespace Playbooks.Sandbox.Aws.Iam;

internal sealed class IamRole : IamPrincipal
{
    public required string Trust { get; set; }

    public int MaxSessionSeconds { get; init; } = 3600;

    public DateTimeOffset? LastUsedAt { get; set; }

    public override int InlineQuota => 10240;

    public override bool IsLocked =>
        Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) || Name.StartsWith("AWSReservedSSO_", StringComparison.Ordinal);
}
