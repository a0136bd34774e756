using Playbooks.Core.Values;
using AwsChangeRow = Playbooks.Connectors.Tests.Actions.ChangeRow<Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox>;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Aws.Actions;

/// <summary>Every action of AWS that changes or destroys, at work.</summary>
internal static class AwsChangeRows
{
    private const string DenyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
    private const string Audit = "arn:aws:iam::aws:policy/SecurityAudit";
    private static readonly Dictionary<string, string> Absent = new() { ["NoSuchEntity"] = "succeeded" };

    public static IReadOnlyList<AwsChangeRow> All { get; } = [.. Keys, .. Users, .. Roles, .. Holders, .. Account, .. Secrets];

    private static IEnumerable<AwsChangeRow> Keys =>
    [
        new("aws.deactivate-access-key", "iam:UpdateAccessKey", aws => [With("user", "deployer"), With("key", aws.KeyId("leaked"))]),
        new("aws.activate-access-key", "iam:UpdateAccessKey", aws => [With("user", "deployer"), With("key", aws.KeyId("spare"))]),
        new("aws.delete-access-key", "iam:DeleteAccessKey", aws => [With("user", "deployer"), With("key", aws.KeyId("spare"))]) { HasUndo = false, Refusals = Absent },
        new("aws.deactivate-user-credential", "iam:UpdateServiceSpecificCredential", _ => [With("user", "deployer"), With("kind", "service-specific"), With("credential", "ACCAEXAMPLE123EXAMPLE")]),
        new("aws.deactivate-user-credential", "iam:UpdateSSHPublicKey", _ => [With("user", "deployer"), With("kind", "ssh-key"), With("credential", "APKAEXAMPLE123EXAMPLE")]),
        new("aws.activate-user-credential", "iam:UpdateSigningCertificate", _ => [With("user", "deployer"), With("kind", "signing-certificate"), With("credential", "TA7SMP42TDN5Z26OBPJE7EXAMPLE")])
        {
            Arrange = aws => aws.DoneAsync("aws.deactivate-user-credential", With("user", "deployer"), With("kind", "signing-certificate"), With("credential", "TA7SMP42TDN5Z26OBPJE7EXAMPLE")),
        },
        new("aws.delete-login-profile", "iam:DeleteLoginProfile", _ => [With("user", "deployer")]) { HasUndo = false, Refusals = Absent },
    ];

    private static IEnumerable<AwsChangeRow> Users =>
    [
        new("aws.deny-user", "iam:PutUserPolicy", _ => [With("user", "deployer")]),
        new("aws.allow-user", "iam:DeleteUserPolicy", _ => [With("user", "deployer")]) { Arrange = aws => aws.DoneAsync("aws.deny-user", With("user", "deployer")), Refusals = Absent },
        new("aws.revoke-user-sessions", "iam:PutUserPolicy", _ => [With("user", "deployer"), With("before", "2026-08-10T12:00:00Z")]),
        new("aws.unrevoke-user-sessions", "iam:DeleteUserPolicy", _ => [With("user", "deployer")])
        {
            Arrange = aws => aws.DoneAsync("aws.revoke-user-sessions", With("user", "deployer"), With("before", "2026-08-10T12:00:00Z")), Refusals = Absent,
        },
    ];

    private static IEnumerable<AwsChangeRow> Roles =>
    [
        new("aws.cut-oidc-trust", "iam:UpdateAssumeRolePolicy", _ => [With("role", "deploy")]),
        new("aws.narrow-trust", "iam:UpdateAssumeRolePolicy", _ => [With("role", "deploy"), ("subjects", Value.ListOf(["repo:acme/shop:environment:production"]))]),
        new("aws.restore-trust", "iam:UpdateAssumeRolePolicy", _ => [With("role", "deploy"), With("trust", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""")]),
        new("aws.revoke-sessions", "iam:PutRolePolicy", _ => [With("role", "deploy"), With("before", "2026-08-10T12:00:00Z")]),
        new("aws.unrevoke-sessions", "iam:DeleteRolePolicy", _ => [With("role", "deploy")])
        {
            Arrange = aws => aws.DoneAsync("aws.revoke-sessions", With("role", "deploy"), With("before", "2026-08-10T12:00:00Z")), Refusals = Absent,
        },
    ];

    private static IEnumerable<AwsChangeRow> Holders => new[] { ("user", "User", "deployer"), ("role", "Role", "deploy") }.SelectMany(holder => Holding(holder.Item1, holder.Item2, holder.Item3));

    private static IEnumerable<AwsChangeRow> Holding(string word, string kind, string name) =>
    [
        new($"aws.attach-{word}-policy", $"iam:Attach{kind}Policy", _ => [With(word, name), With("policy", DenyAll)]),
        new($"aws.detach-{word}-policy", $"iam:Detach{kind}Policy", _ => [With(word, name), With("policy", Audit)])
        {
            Arrange = aws => aws.DoneAsync($"aws.attach-{word}-policy", With(word, name), With("policy", Audit)), Refusals = Absent,
        },
        new($"aws.bound-{word}", $"iam:Put{kind}PermissionsBoundary", _ => [With(word, name)]),
        new($"aws.bound-{word}", $"iam:Put{kind}PermissionsBoundary", _ => [With(word, name), With("policy", DenyAll)]) { Arrange = aws => aws.DoneAsync($"aws.bound-{word}", With(word, name), With("policy", Audit)) },
        new($"aws.unbound-{word}", $"iam:Delete{kind}PermissionsBoundary", _ => [With(word, name)]) { Arrange = aws => aws.DoneAsync($"aws.bound-{word}", With(word, name)), Refusals = Absent },
        new($"aws.unbound-{word}", $"iam:Put{kind}PermissionsBoundary", _ => [With(word, name), With("previous", Audit), With("expected", DenyAll)]) { Arrange = aws => aws.DoneAsync($"aws.bound-{word}", With(word, name)) },
    ];

    private static IEnumerable<AwsChangeRow> Account =>
    [
        new("aws.create-oidc-role", "iam:CreateRole", _ => NewRole),
        new("aws.delete-role", "iam:DeleteRole", _ => [With("role", "shop-ci")]) { Arrange = aws => aws.DoneAsync("aws.create-oidc-role", NewRole), HasUndo = false, Refusals = Absent },
        new("aws.remove-oidc-audience", "iam:RemoveClientIDFromOpenIDConnectProvider", _ => []),
        new("aws.add-oidc-audience", "iam:AddClientIDToOpenIDConnectProvider", _ => []) { Arrange = aws => aws.DoneAsync("aws.remove-oidc-audience") },
        new("aws.attach-organization-policy", "organizations:AttachPolicy", _ => [With("policy", "p-brake000"), With("target", "ou-ab12-prod3456")]),
        new("aws.detach-organization-policy", "organizations:DetachPolicy", _ => [With("policy", "p-brake000"), With("target", "ou-ab12-prod3456")])
        {
            Arrange = aws => aws.DoneAsync("aws.attach-organization-policy", With("policy", "p-brake000"), With("target", "ou-ab12-prod3456")), Refusals = Absent,
        },
    ];

    private static (string, Value)[] NewRole => [With("role", "shop-ci"), ("subjects", Value.ListOf(["repo:acme/shop:environment:production"])), ("policies", Value.ListOf([Audit]))];

    private static IEnumerable<AwsChangeRow> Secrets =>
    [
        new("aws.deny-secret", "secretsmanager:PutResourcePolicy", _ => [With("secret", "shop/db")]),
        new("aws.restore-secret-policy", "secretsmanager:DeleteResourcePolicy", _ => [With("secret", "shop/db")]) { Arrange = aws => aws.DoneAsync("aws.deny-secret", With("secret", "shop/db")) },
        new("aws.schedule-secret-deletion", "secretsmanager:DeleteSecret", _ => [With("secret", "shop/db"), ("days", Value.Of(7))]),
        new("aws.restore-secret", "secretsmanager:RestoreSecret", _ => [With("secret", "shop/db")]) { Arrange = aws => aws.DoneAsync("aws.schedule-secret-deletion", With("secret", "shop/db")) },
    ];
}
