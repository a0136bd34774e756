using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Lets exact subjects into a role in place of whatever its trust document let in: what a role that trusted too many gets back, and the
/// only way back where AWS no longer accepts the old document.
/// </summary>
internal sealed class NarrowTrust(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.narrow-trust";
    private const string GitHub = "token.actions.githubusercontent.com";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Let only exact subjects of an OpenID Connect provider become a role.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role,
            new("subjects", ValueType.ListOf(ValueType.Text), Required: true, "Whom to let in: whole subjects without wildcards, such as repo:acme/shop:environment:production."),
            new("trust", ValueType.Text, Required: false, "The trust document to narrow, as JSON text, where the one that is there was cut; it has to be that one, cut or whole."),
            new("issuer", ValueType.Text, Required: false, $"The provider's address without https://; {GitHub} where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("trust", ValueType.Text)),
        Undo = "Puts the document that was there before, if the one we left is still there. AWS refuses to put back one that trusts GitHub without a condition on the subject.",
        UndoneBy = [RestoreTrust.Name],
        Idempotency = "Puts a whole document; one that already says the same counts as narrowed.",
        Preconditions =
        [
            "A statement of the document lets the provider in; its other conditions are kept.", "The document that is there is the named one, whole or cut.",
            "It is not the role that the run itself works as.", "Sessions that others have live on: revoke them.",
        ],
        After = [CutOidcTrust.Name, RestoreTrust.Name],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("UpdateAssumeRolePolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.Unmodifiable, CloudFailures.InvalidArguments,
            CloudFailures.InvalidRequest, CloudFailures.LimitExceeded, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (name, now, subjects) = (call.Need("role"), scope.Time.GetUtcNow(), call.Texts("subjects").ToArray());
        if (subjects.Length == 0 || subjects.Any(s => s.Length == 0 || s.AsSpan().IndexOfAny('*', '?') >= 0))
        {
            return Refused(CloudCodes.InvalidArguments, "subjects: at least one, each whole, without * and ?");
        }

        if (await AwsGuard.PrincipalAsync(access, $"role/{name}", now, token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var got = await access.Roles.GetAsync(name, token);
        return !got.Is(out var role, out var why) ? Failed(why, scope)
            : role.IsAwsOwned ? Refused(CloudCodes.Unmodifiable, $"role {role.Name} is AWS's own ({role.Path})")
            : Judge(access, role, call, subjects);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) =>
        Narrowed(call.Optional("trust") ?? survey.State.GetText("trust") ?? "", call, [.. call.Texts("subjects")]) is { } wanted
            ? await RoleTrust.ReplaceAsync(access, call.Need("role"), survey.State.GetText("trust") ?? "", wanted, scope.Time, token)
            : new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, "the surveyed trust document cannot be read");

    private static SurveyOutcome Judge(AwsAccess access, IamRole role, Call call, string[] subjects)
    {
        var (whole, issuer) = (call.Optional("trust") ?? role.Trust, IssuerOf(call));
        if (Narrowed(whole, call, subjects) is not { } wanted)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(
                CloudCodes.InvalidArguments, $"no statement of the trust document of role {role.Name} lets tokens of {issuer} in; where it was cut, name the document from before as 'trust'"));
        }

        var isDone = JsonTexts.Same(role.Trust, wanted);
        var isWhole = JsonTexts.Same(role.Trust, whole);
        var isKnown = isDone || isWhole || (TrustDocument.Cut(whole, issuer) is { } cut && JsonTexts.Same(role.Trust, cut));
        return isKnown
            ? new SurveyOutcome.Surveyed(Found(access, role, wanted, subjects, isDone, isWhole))
            : Refused(CloudCodes.Drifted, $"the trust document of role {role.Name} is neither the named one nor that one cut; somebody changed it since");
    }

    private static Survey Found(AwsAccess access, IamRole role, string wanted, string[] subjects, bool isDone, bool isWhole) => new()
    {
        Target = AwsTargets.Trust(access, role.Name),
        State = Value.MapOf(("trust", Value.Of(role.Trust))),
        Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = Back(RestoreTrust.Name, With(access, ("role", Value.Of(role.Name)), ("trust", Value.Of(role.Trust)), ("expected", Value.Of(wanted)))),
        Change = $"Role {role.Name} lets in exactly {string.Join(", ", subjects)}{(isWhole ? ", and no longer whom else its trust document lets in" : "")}.",
        Cuts = isWhole && !isDone ? [AwsTargets.Trust(access, role.Name)] : [],
    };

    private static string? Narrowed(string trust, Call call, string[] subjects) => TrustNarrowing.Narrow(trust, IssuerOf(call), subjects);

    private static string IssuerOf(Call call) => call.Optional("issuer") ?? GitHub;
}
