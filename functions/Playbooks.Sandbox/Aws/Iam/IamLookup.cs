using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>Finds what a request names before an operation runs, so that each row of the tables says only what it does.</summary>
internal static class IamLookup
{
    /// <summary>The user in UserName; the caller when it is omitted, which sessions may not do.</summary>
    public static Func<AwsCall, AwsReply> OnUser(Func<AwsCall, IamUser, AwsReply> answer) => call =>
        (call.Input.Text("UserName") ?? call.Caller?.UserName) is not { } name ? IamErrors.NeedsUserName
        : call.Account.Users.TryGetValue(name, out var user) ? answer(call, user)
        : IamErrors.Missing("user", name);

    public static Func<AwsCall, AwsReply> OnRole(Func<AwsCall, IamRole, AwsReply> answer) => call =>
        call.Input.Text("RoleName") is not { } name ? IamErrors.Invalid("1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null")
        : call.Account.Roles.TryGetValue(name, out var role) ? answer(call, role)
        : IamErrors.Missing("role", name);

    /// <summary>As the two above, for operations that refuse service-linked and reserved roles.</summary>
    public static Func<AwsCall, AwsReply> Unlocked<T>(Func<Func<AwsCall, T, AwsReply>, Func<AwsCall, AwsReply>> lookup, Func<AwsCall, T, AwsReply> answer)
        where T : IamPrincipal => lookup((call, principal) => principal.IsLocked ? IamErrors.Locked(principal.Name) : answer(call, principal));

    public static Func<AwsCall, AwsReply> OnProvider(Func<AwsCall, IamOidcProvider, AwsReply> answer) => call =>
        call.Input.Text("OpenIDConnectProviderArn") is { } arn && call.Account.Providers.TryGetValue(arn, out var provider)
            ? answer(call, provider)
            : new AwsError("NoSuchEntity", $"OpenIDConnect Provider not found for arn {call.Input.Text("OpenIDConnectProviderArn")}", 404);
}
