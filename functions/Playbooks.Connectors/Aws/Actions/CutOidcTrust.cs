using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Stops a role from being assumed with tokens of one OpenID Connect provider, GitHub's unless another is named.</summary>
internal sealed class CutOidcTrust(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.cut-oidc-trust";
    private const string GitHub = "token.actions.githubusercontent.com";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Stop a role from trusting tokens of an OpenID Connect provider.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role,
            new("issuer", ValueType.Text, Required: false, $"The provider's address without https://; {GitHub} where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("trust", ValueType.Text)),
        Undo = "Puts the captured trust document back, if the one we left is still there. AWS refuses to put back one that trusts GitHub without a condition on the subject.",
        UndoneBy = [RestoreTrust.Name],
        Idempotency = "Puts a whole document; a document that already denies the provider counts as cut.",
        Preconditions = ["The role is no service-linked or Identity Center role.", "It is not the role that the run itself works as.", "Sessions that exist live on: revoke them after this."],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("UpdateAssumeRolePolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Unmodifiable, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Drifted, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var got = await access.Roles.GetAsync(call.Need("role"), token);
        if (!got.Is(out var role, out var why))
        {
            return new SurveyOutcome.Failed(AwsCodes.Outcome(why, scope.Time.GetUtcNow()));
        }

        if (role.IsAwsOwned)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Unmodifiable, $"role {role.Name} is AWS's own ({role.Path})"));
        }

        if (await AwsGuard.PrincipalAsync(access, $"role/{role.Name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        return TrustDocument.Cut(role.Trust, IssuerOf(call)) is { } cut
            ? new SurveyOutcome.Surveyed(Found(access, role, cut, IssuerOf(call)))
            : new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, $"the trust document of role {role.Name} cannot be read as one"));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var before = survey.State.GetText("trust") ?? "";
        return TrustDocument.Cut(before, IssuerOf(call)) is { } cut
            ? await RoleTrust.ReplaceAsync(access, call.Need("role"), before, cut, scope.Time, token)
            : new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, "the surveyed trust document cannot be read");
    }

    private static Survey Found(AwsAccess access, IamRole role, string cut, string issuer) => new()
    {
        Target = AwsTargets.Trust(access, role.Name),
        State = Value.MapOf(("trust", Value.Of(role.Trust))),
        Verdict = cut == role.Trust ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = new UndoCall(RestoreTrust.Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
            ("account", Value.Of(access.Account.Id)), ("role", Value.Of(role.Name)), ("trust", Value.Of(role.Trust)), ("expected", Value.Of(cut)))),
        Change = $"Role {role.Name} no longer trusts tokens of {issuer}."
            + (TrustDocument.AsksForSubject(role.Trust, issuer) ? "" : " The present document does not ask for the subject: AWS may refuse to put it back as it is."),
        Cuts = [AwsTargets.Trust(access, role.Name)],
    };

    private static string IssuerOf(Call call) => call.Optional("issuer") ?? GitHub;
}
