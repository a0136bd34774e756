using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Aws.Sts;

/// <summary>AssumeRoleWithWebIdentity: a GitHub Actions token becomes a session when provider, audience and trust agree.</summary>
internal static class WebIdentity
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    private static readonly AwsError NotAuthorized = new("AccessDenied", $"Not authorized to perform {Action}", 403);

    public static AwsReply AssumeRole(AwsCall call)
    {
        if (RoleSessions.Find(call, call.Input.Text("RoleArn") ?? "") is not { } found)
        {
            return NotAuthorized;
        }

        if (!WebToken.TryRead(call.Input.Text("WebIdentityToken"), out var token))
        {
            return new AwsError("InvalidIdentityToken", "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        }

        if (!token.IsCurrent(call.Now))
        {
            return new AwsError("ExpiredTokenException", "Token expired: current date/time must be before the expiration date/time");
        }

        return Refuse(found.Account, found.Role, token) is { } refusal
            ? refusal
            : RoleSessions.Start(call, found.Account, found.Role, call.Input.Number("DurationSeconds") ?? 3600, null, token.Subject);
    }

    /// <summary>Would the role let this subject in, whoever signs for it? What a workflow that still trusts the role would find.</summary>
    public static bool Admits(AwsAccount account, IamRole role, string issuer, string subject, string audience)
    {
        var context = PolicyContext.Nothing.With($"{issuer}:sub", subject).With($"{issuer}:aud", audience);
        return account.Providers.Values.Any(provider => provider.Url == issuer && provider.ClientIds.Contains(audience)
            && TrustPolicy.Decide(role.Trust, Action, "Federated", [provider.Arn], context) == PolicyDecision.Allowed);
    }

    private static AwsError? Refuse(AwsAccount account, IamRole role, WebToken token)
    {
        var issuer = WithoutScheme(token.Issuer ?? "");
        if (account.Providers.Values.FirstOrDefault(item => item.Url == issuer) is not { } provider)
        {
            return new("InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {token.Issuer}");
        }

        if (!WebTokenKey.GitHubActions.Signed(token))
        {
            return new("InvalidIdentityToken", "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");
        }

        if (!provider.ClientIds.Contains(token.Audience ?? ""))
        {
            return new("InvalidIdentityToken", "Incorrect token audience");
        }

        var context = token.Claims.Select(claim => claim.Key)
            .Aggregate(PolicyContext.Nothing, (sum, claim) => token.Text(claim) is { } value ? sum.With($"{issuer}:{claim}", value) : sum);
        return TrustPolicy.Decide(role.Trust, Action, "Federated", [provider.Arn], context) == PolicyDecision.Allowed ? null : NotAuthorized;
    }

    private static string WithoutScheme(string url) => url[(url.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];
}
