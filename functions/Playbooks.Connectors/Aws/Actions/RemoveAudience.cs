using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Takes an audience from an OpenID Connect provider: no role of the account can be assumed with tokens for it, however wide its trust.</summary>
internal sealed class RemoveAudience(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.remove-oidc-audience";

    public static Parameter Issuer { get; } = new("issuer", ValueType.Text, Required: false, $"The provider's address without https://; {OidcProviders.GitHub} where left out.");

    public static Parameter Audience { get; } = new("audience", ValueType.Text, Required: false, $"The audience (client id); {OidcProviders.Sts} where left out.");

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Stop every role of an account from being assumed with tokens of an OpenID Connect provider.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, Issuer, Audience],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("provider", ValueType.Text), ("audience", ValueType.Text)),
        Undo = "Adds the audience again; the provider and the roles' trust documents were not touched.",
        UndoneBy = [AddAudience.Name],
        Idempotency = "AWS takes an audience that is not there for removed.",
        Preconditions =
        [
            "The account has the provider.", "The run itself does not work as a role that it became with such a token.",
            "Every workflow of the account loses its access, hostile or not; sessions that exist live on: revoke them after this.",
        ],
        Permissions =
        [
            AwsParameters.Iam("ListOpenIDConnectProviders"), AwsParameters.Iam("GetOpenIDConnectProvider"), AwsParameters.Iam("RemoveClientIDFromOpenIDConnectProvider"),
            AwsParameters.Iam("ListRoles"), AwsParameters.Sts("GetCallerIdentity"),
        ],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (issuer, now) = (OidcProviders.IssuerOf(call), scope.Time.GetUtcNow());
        var (provider, missing) = await OidcProviders.FindAsync(access, issuer, now, token);
        if (provider is null)
        {
            return new SurveyOutcome.Failed(missing ?? throw new InvalidOperationException("neither provider nor failure"));
        }

        var listed = await access.Roles.ListAsync(token);
        if (!listed.Is(out var roles, out var why))
        {
            return Failed(why, scope);
        }

        ImmutableArray<string> trusting = [.. roles.Where(r => TrustDocument.Trusts(r.Trust, issuer)).Select(r => r.Name)];
        foreach (var role in trusting)
        {
            if (await AwsGuard.PrincipalAsync(access, $"role/{role}", now, token) is { } own)
            {
                return new SurveyOutcome.Failed(own);
            }
        }

        return new SurveyOutcome.Surveyed(Found(access, provider, OidcProviders.AudienceOf(call), issuer, trusting));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (arn, audience) = (survey.State.GetText("provider") ?? "", OidcProviders.AudienceOf(call));
        return Ended(await access.Oidc.RemoveClientIdAsync(arn, audience, token), With(access, ("provider", Value.Of(arn)), ("audience", Value.Of(audience))), scope);
    }

    private static Survey Found(AwsAccess access, IamOidcProvider provider, string audience, string issuer, ImmutableArray<string> roles)
    {
        var isThere = provider.ClientIds.Contains(audience);
        return new Survey
        {
            Target = OidcProviders.Target(access, issuer),
            State = Value.MapOf(("provider", Value.Of(provider.Arn)), ("accepted", Value.Of(isThere))),
            Verdict = isThere ? SurveyVerdict.ToDo : SurveyVerdict.Done,
            Undo = isThere ? Back(AddAudience.Name, With(access, ("issuer", Value.Of(issuer)), ("audience", Value.Of(audience)))) : null,
            Change = $"No role of account {access.Account.Id} is assumed with tokens of {issuer} for {audience} any more; that are {roles.Length}: {string.Join(", ", roles)}.",
            Cuts = [OidcProviders.Target(access, issuer), .. roles.Select(r => AwsTargets.Trust(access, r))],
        };
    }
}
