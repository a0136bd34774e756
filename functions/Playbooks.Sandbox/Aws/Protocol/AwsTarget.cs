namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>What a request names as the thing it acts on, for the audit trail: every request to AWS has the same path.</summary>
internal static class AwsTarget
{
    private static readonly string[] Names =
        ["RoleName", "UserName", "AccessKeyId", "Status", "PolicyName", "PolicyArn", "OpenIDConnectProviderArn", "ClientID", "RoleArn", "SecretId", "VersionStage", "Name"];

    public static string Of(AwsInput input) => string.Join(' ', Names.Select(input.Text).Where(text => text is not null));
}
