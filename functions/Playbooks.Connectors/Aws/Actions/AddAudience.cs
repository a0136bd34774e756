using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Gives an OpenID Connect provider back the audience that was taken from it.</summary>
internal sealed class AddAudience(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.add-oidc-audience";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Let roles of an account be assumed with tokens of an OpenID Connect provider for an audience.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, RemoveAudience.Issuer, RemoveAudience.Audience],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("provider", ValueType.Text), ("audience", ValueType.Text)),
        Undo = "Removes the audience again.",
        UndoneBy = [RemoveAudience.Name],
        Idempotency = "AWS takes an audience that is there for added.",
        Preconditions = ["The account has the provider.", "Its roles trust no more than they should: every one of them is open again to whom its own document lets in."],
        Permissions = [AwsParameters.Iam("ListOpenIDConnectProviders"), AwsParameters.Iam("GetOpenIDConnectProvider"), AwsParameters.Iam("AddClientIDToOpenIDConnectProvider")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (issuer, audience) = (OidcProviders.IssuerOf(call), OidcProviders.AudienceOf(call));
        var (provider, missing) = await OidcProviders.FindAsync(access, issuer, scope.Time.GetUtcNow(), token);
        if (provider is null)
        {
            return new SurveyOutcome.Failed(missing ?? throw new InvalidOperationException("neither provider nor failure"));
        }

        var isThere = provider.ClientIds.Contains(audience);
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = OidcProviders.Target(access, issuer),
            State = Value.MapOf(("provider", Value.Of(provider.Arn)), ("accepted", Value.Of(isThere))),
            Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isThere ? null : Back(RemoveAudience.Name, With(access, ("issuer", Value.Of(issuer)), ("audience", Value.Of(audience)))),
            Change = $"Roles of account {access.Account.Id} that trust {issuer} can be assumed with its tokens for {audience}.",
        });
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (arn, audience) = (survey.State.GetText("provider") ?? "", OidcProviders.AudienceOf(call));
        return Ended(await access.Oidc.AddClientIdAsync(arn, audience, token), With(access, ("provider", Value.Of(arn)), ("audience", Value.Of(audience))), scope);
    }
}
