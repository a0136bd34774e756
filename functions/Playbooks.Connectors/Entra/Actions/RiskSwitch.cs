using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Marks a service principal as compromised, or takes that back; the two actions that do are each other's undo.</summary>
internal sealed class RiskSwitch(EntraAccess entra, bool compromised) : EntraChange(entra)
{
    private const string Confirm = "entra.confirm-compromised";
    private const string Dismiss = "entra.dismiss-risk";

    public static RiskSwitch On(EntraAccess entra) => new(entra, compromised: true);

    public static RiskSwitch Off(EntraAccess entra) => new(entra, compromised: false);

    public override ActionContract Contract { get; } = new()
    {
        Name = compromised ? Confirm : Dismiss,
        Summary = compromised ? "Confirm that a service principal is compromised, so that risk policies and resources that listen refuse it." : "Dismiss the risk of a service principal.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Principal],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("compromised", ValueType.Bool)),
        Undo = compromised ? "Dismisses the risk." : "Confirms it as compromised again.",
        UndoneBy = [compromised ? Dismiss : Confirm],
        Idempotency = "Sets a state; setting it twice is the same as once.",
        Preconditions = compromised
            ? ["The principal exists and is no managed identity.", "It is not the application that the run itself works as.", "The directory has the premium licence for workload identities."]
            : ["The principal exists.", "The directory has the premium licence for workload identities."],
        Permissions = [EntraParameters.Read, new(EntraParameters.Provider, "IdentityRiskyServicePrincipal.ReadWrite.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/riskyserviceprincipal-confirmcompromised",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var id = call.Need("principal");
        var got = await Entra.Principals.GetAsync(id, token);
        if (!got.Is(out var principal, out var why))
        {
            return Failed(why);
        }

        if (compromised && await Entra.GuardAsync(principal.AppId, token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var listed = await Entra.Principals.ListRiskyAsync(token);
        return listed.Is(out var risky, out var unread)
            ? new SurveyOutcome.Surveyed(Found(principal, risky.Any(r => r.Id == id && r.State == RiskyPrincipal.Compromised)))
            : Failed(unread);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await Entra.Principals.SetRiskAsync(call.Need("principal"), compromised, token),
        Value.MapOf(("principal", Value.Of(call.Need("principal"))), ("compromised", Value.Of(compromised))));

    private Survey Found(EntraPrincipal principal, bool isMarked) => new()
    {
        Target = Entra.Target("principal", $"{principal.Id}/risk"),
        State = Value.MapOf(("compromised", Value.Of(isMarked))),
        Verdict = isMarked == compromised ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = isMarked == compromised ? null : Back(compromised ? Dismiss : Confirm, ("principal", Value.Of(principal.Id))),
        Change = compromised ? $"The principal {principal.Name} counts as compromised." : $"The principal {principal.Name} no longer counts as compromised.",
    };
}
