using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Forbids new client secrets on every application of the directory, by its policy about credentials.</summary>
internal sealed class CredentialBrake(EntraAccess entra) : EntraChange(entra)
{
    public const string Name = "entra.brake-credentials";

    public static Permission Writer { get; } = new(EntraParameters.Provider, "Policy.ReadWrite.ApplicationConfiguration");

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Forbid new client secrets on every application of the directory.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [],
        Output = ValueType.ObjectOf(("policy", ValueType.Text)),
        Undo = "Puts the captured policy back, if the one we left is still there.",
        UndoneBy = [RestoreCredentialPolicy.Name],
        Idempotency = "Puts a whole policy; one that already forbids counts as braked.",
        Preconditions = ["The plan's own rotations of client secrets go before it, for the brake stops them, too.", "The run's own secret does not end within days.", "Secrets that exist go on working."],
        Behind = [new("rotate.entra-password", Kinship.Owner)],
        Permissions = [new(EntraParameters.Provider, "Policy.Read.All"), Writer],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-update",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (await Entra.GuardRenewalAsync(token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var read = await Entra.CredentialPolicy.GetAsync(token);
        return read.Is(out var policy, out var why) ? new SurveyOutcome.Surveyed(Found(policy)) : Failed(why);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var wanted = Braked(JsonTexts.TryParse(survey.State.GetText("policy") ?? "") ?? []);
        return Ended(await Entra.CredentialPolicy.PutAsync(wanted, token), Value.MapOf(("policy", Value.Of(wanted.ToJsonString()))));
    }

    private Survey Found(JsonObject policy)
    {
        var (before, wanted) = (policy.ToJsonString(), Braked(policy).ToJsonString());
        var isDone = JsonTexts.Same(before, wanted);
        return new Survey
        {
            Target = Entra.Target("policy", "credentials"),
            State = Value.MapOf(("policy", Value.Of(before))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : Back(RestoreCredentialPolicy.Name, ("policy", Value.Of(before)), ("expected", Value.Of(wanted))),
            Change = "No application of the directory can be given a new client secret.",
        };
    }

    /// <summary>The same policy, in force, and with new passwords forbidden.</summary>
    private static JsonObject Braked(JsonObject policy)
    {
        var braked = policy.DeepClone().AsObject();
        var restrictions = braked["applicationRestrictions"] as JsonObject ?? [];
        var others = (restrictions["passwordCredentials"] as JsonArray ?? []).Where(r => r?["restrictionType"]?.ToString() != "passwordAddition").Select(r => r?.DeepClone());
        restrictions["passwordCredentials"] = new JsonArray([.. others, new JsonObject { ["restrictionType"] = "passwordAddition", ["maxLifetime"] = null, ["state"] = "enabled" }]);
        braked["applicationRestrictions"] = restrictions.DeepClone();
        braked["isEnabled"] = true;
        return braked;
    }
}
