using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Sts;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws;

/// <summary>Whether a credential is of any use now: it authenticates and some action is left to it.</summary>
internal static class AwsCredentials
{
    private const string GitHub = "token.actions.githubusercontent.com";

    public static bool? Works(IReadOnlyList<AwsAccount> accounts, CredentialValue credential, DateTimeOffset now) => credential.Kind switch
    {
        "aws_access_key" => accounts.Any(account => KeyWorks(account, credential["id"] ?? "", credential["secret"] ?? "")),
        "aws_session" => accounts.Any(account => SessionWorks(account, credential, now)),
        "aws_web_identity" => accounts.Any(account => RoleWorks(account, credential)),
        _ => null,
    };

    private static bool KeyWorks(AwsAccount account, string id, string secret) =>
        account.Users.Values.FirstOrDefault(user => user.Keys.Exists(key => key.Id == id && key.Secret == secret && key.Active.Truth)) is { } user
        && MayDoAnything(account, user, PolicyContext.Nothing);

    private static bool SessionWorks(AwsAccount account, CredentialValue credential, DateTimeOffset now) =>
        account.Sessions.TryGetValue(credential["id"] ?? "", out var session)
        && session.Secret == credential["secret"] && session.Token == credential["token"] && now < session.ExpiresAt
        && account.Roles.TryGetValue(session.RoleName, out var role)
        && MayDoAnything(account, role, PolicyContext.Nothing.With("aws:TokenIssueTime", IamWriting.Time(session.IssuedAt)));

    /// <summary>A session that would be issued now is newer than every revocation.</summary>
    private static bool RoleWorks(AwsAccount account, CredentialValue credential) =>
        account.Roles.Values.FirstOrDefault(role => role.Arn == credential["role"]) is { } role
        && WebIdentity.Admits(account, role, GitHub, credential["sub"] ?? "", credential["aud"] ?? "sts.amazonaws.com")
        && MayDoAnything(account, role, PolicyContext.Nothing);

    private static bool MayDoAnything(AwsAccount account, IamPrincipal principal, PolicyContext context) =>
        principal.Inline.Values.Concat(principal.Attached.Where(account.Policies.ContainsKey).Select(arn => account.Policies[arn].Document))
            .SelectMany(document => PolicyDocument.Parse(document, trust: false, out _)?.Statements ?? [])
            .Where(statement => statement.Allow)
            .Any(statement => statement.Actions.DefaultIfEmpty("*").Any(action => statement.Resources.DefaultIfEmpty("*").Any(resource =>
                Authorization.Decide(account, principal, action, resource, context) == PolicyDecision.Allowed)));
}
