using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List the service principals that are at risk or confirmed as compromised.</summary>
internal static class ListRiskyPrincipals
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-risky-principals",
        Summary = "List the service principals that are at risk or confirmed as compromised.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [],
        Output = ValueType.ObjectOf(("principals", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["The directory has the premium licence for workload identities."],
        Permissions = [new(EntraParameters.Provider, "IdentityRiskyServicePrincipal.Read.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/identityprotectionroot-list-riskyserviceprincipals",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Principals.ListRiskyAsync(token)).Then<Value>(all => Value.MapOf(("principals", Values.List(all, r => Value.MapOf(
            ("id", Value.Of(r.Id)), ("appId", Value.Of(r.AppId)), ("name", Value.Of(r.Name)), ("state", Value.Of(r.State)), ("level", Value.Of(r.Level))))))));
}
