using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List who holds application permissions on a service principal.</summary>
internal static class ListAppRoleHolders
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-app-role-holders",
        Summary = "List who holds application permissions on a service principal.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Principal],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("holders", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [EntraParameters.Read],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Principals.ListHoldersAsync(call.Need("principal"), token)).Then<Value>(all => Value.MapOf(
            ("principal", Value.Of(call.Need("principal"))),
            ("holders", Values.List(all, r => Value.MapOf(("id", Value.Of(r.Id)), ("holder", Value.Of(r.PrincipalId)), ("role", Value.Of(r.RoleId))))))));
}
