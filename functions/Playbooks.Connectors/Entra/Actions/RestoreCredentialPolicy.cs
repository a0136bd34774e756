using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Puts the policy about credentials back that was captured, and stops where somebody has changed it since.</summary>
internal sealed class RestoreCredentialPolicy(EntraAccess entra) : EntraChange(entra)
{
    public const string Name = "entra.restore-credential-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put the directory's policy about credentials of applications back.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            new("policy", ValueType.Text, Required: true, "The policy to put, as JSON text."),
            new("expected", ValueType.Text, Required: false, "The policy that must be there now; another one stops the action."),
        ],
        Output = ValueType.ObjectOf(("policy", ValueType.Text)),
        Undo = "Puts the policy that was there before.",
        UndoneBy = [Name],
        Idempotency = "Puts a whole policy; putting it twice is the same as once.",
        Preconditions = ["The policy that is there is the expected one, where one is named."],
        Permissions = [new(EntraParameters.Provider, "Policy.Read.All"), CredentialBrake.Writer],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.Drifted, CloudFailures.InvalidArguments, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-update",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (wanted, expected) = (call.Need("policy"), call.Optional("expected"));
        if (JsonTexts.TryParse(wanted) is null)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "policy: is a JSON object"));
        }

        var read = await Entra.CredentialPolicy.GetAsync(token);
        return !read.Is(out var policy, out var why) ? Failed(why)
            : !JsonTexts.Same(policy.ToJsonString(), wanted) && expected is not null && !JsonTexts.Same(policy.ToJsonString(), expected)
            ? new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, "the policy about credentials is not the one that was left; somebody changed it since"))
            : new SurveyOutcome.Surveyed(Found(policy, wanted));
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await Entra.CredentialPolicy.PutAsync(JsonTexts.TryParse(call.Need("policy")) ?? [], token), Value.MapOf(("policy", Value.Of(call.Need("policy")))));

    private Survey Found(JsonObject policy, string wanted)
    {
        var isDone = JsonTexts.Same(policy.ToJsonString(), wanted);
        return new Survey
        {
            Target = Entra.Target("policy", "credentials"),
            State = Value.MapOf(("policy", Value.Of(policy.ToJsonString()))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : Back(Name, ("policy", Value.Of(policy.ToJsonString())), ("expected", Value.Of(wanted))),
            Change = "The directory's policy about credentials of applications is put back.",
        };
    }
}
