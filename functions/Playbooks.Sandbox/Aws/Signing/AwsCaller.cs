using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Sts;

namespace Playbooks.Sandbox.Aws.Signing;

/// <summary>Who signed: a user with a long-term key, or a role (or user) through a session.</summary>
internal sealed record AwsCaller(string AccessKeyId, IamPrincipal Principal, AwsSession? Session, IamAccessKey? Key)
{
    public string Arn => Session?.Arn ?? Principal.Arn;

    public string UserId => Session is null ? Principal.Id : $"{Principal.Id}:{Session.Name}";

    /// <summary>What IAM takes for an omitted UserName; sessions have none.</summary>
    public string? UserName => Session is null ? Principal.Name : null;

    /// <summary>AWS remembers the last use of a long-term key, refused calls included.</summary>
    public void Used(string service, string region, DateTimeOffset now)
    {
        if (Key is not null)
        {
            Key.LastUse = new(now, service, region);
        }
    }
}
