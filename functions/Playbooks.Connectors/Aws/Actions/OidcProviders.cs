using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Finds the provider that an action names by its address.</summary>
internal static class OidcProviders
{
    public const string GitHub = "token.actions.githubusercontent.com";
    public const string Sts = "sts.amazonaws.com";

    public static string IssuerOf(Call call) => call.Optional("issuer") ?? GitHub;

    public static string AudienceOf(Call call) => call.Optional("audience") ?? Sts;

    public static string Target(AwsAccess access, string issuer) => $"aws:{access.Account.Id}/oidc-provider/{issuer}";

    public static async Task<(IamOidcProvider? Provider, ActionOutcome? Why)> FindAsync(AwsAccess access, string issuer, DateTimeOffset now, CancellationToken token)
    {
        var listed = await access.Oidc.ListAsync(token);
        if (!listed.Is(out var arns, out var why))
        {
            return (null, AwsCodes.Outcome(why, now));
        }

        if (arns.FirstOrDefault(a => a.EndsWith($":oidc-provider/{issuer}", StringComparison.OrdinalIgnoreCase)) is not { } arn)
        {
            return (null, new ActionOutcome.FailedFinal(CloudCodes.NotFound, $"account {access.Account.Id} has no OpenID Connect provider {issuer}"));
        }

        var got = await access.Oidc.GetAsync(arn, token);
        return got.Is(out var provider, out var unread) ? (provider, null) : (null, AwsCodes.Outcome(unread, now));
    }
}
