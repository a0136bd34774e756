using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Uses;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>From what logs say to which reachable credential was used from where. Looks at its arguments only.</summary>
public sealed class FindUses : IReadAction
{
    private const string Failed = "an item that failed is shown as unseen.";

    public ActionContract Contract { get; } = new()
    {
        Name = "reach.uses",
        Summary = "Tell which reachable credentials and identities the logs show at work since the window opened, from where, and whether that is one of the known addresses.",
        Provider = ReachTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("credentials", ValueType.ListOf(ValueType.Any), Required: true, "The rotations of reach.map."),
            new("since", ValueType.Text, Required: true, "When the window opened, RFC 3339; what is older does not count."),
            new("trails", ValueType.ListOf(ValueType.Any), Required: false, $"Items of a step that calls aws.lookup-events for each access key among the rotations, or each role in reach; {Failed}"),
            new("sign-ins", ValueType.ListOf(ValueType.Any), Required: false, $"Items of a step that calls entra.read-sign-ins for each application's secret among the rotations, or each application in reach; {Failed}"),
            new("audit", ValueType.ListOf(ValueType.Any), Required: false, $"Items of a step that calls github.read-audit-log for each organisation; {Failed}"),
            new("exposures", ValueType.ListOf(ValueType.Any), Required: false, "The exposures of reach.map: a person's tokens are told in the audit log by the login that the registry names for them (principal.login)."),
            new("registry", ValueType.Any, Required: false, "Output of tenant.read-registry, for those logins."),
            new("known", ValueType.ListOf(ValueType.Text), Required: false, "Addresses and networks (203.0.113.0/24) from which the tenant's own systems work; without them no use is told from another."),
        ],
        Output = ReachTerms.Uses,
        Idempotency = "Computes from its arguments; equal arguments give equal uses.",
        Failures = [],
    };

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) =>
        Task.FromResult<ActionOutcome>(new ActionOutcome.Succeeded(ObservedUses.Of(call.Arguments)));
}
