using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Trust;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// What an attacker would want most: what its owners marked in the registry, and identities that may give themselves every right
/// (<c>iam:PutRolePolicy</c> and <c>iam:PutUserPolicy</c> on everything).
/// </summary>
internal static class Jewels
{
    private const string Administers = "administers the account";
    private static readonly ImmutableArray<string> Rights = ["iam:PutRolePolicy", "iam:PutUserPolicy"];

    /// <summary>Why it is one; empty for what is none.</summary>
    public static string Of(AwsIdentity identity) =>
        AccessPolicy.Of(identity) is var policy && Rights.All(right => policy.Allows(right, "*") == TrustReach.Confirmed) ? Administers : "";

    public static string Of(RegisteredCredential credential, ReachFacts facts) =>
        credential.IsCrownJewel ? "marked in the registry"
        : credential.Kind != "aws_access_key" ? ""
        : facts.Accounts.Where(a => a.Id == credential.PrincipalOf("account")).SelectMany(a => a.Users)
            .Where(u => u.Name == credential.PrincipalOf("user")).Select(Of).FirstOrDefault() ?? "";
}
