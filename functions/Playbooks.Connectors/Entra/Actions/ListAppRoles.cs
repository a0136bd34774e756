using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List which application permissions a service principal holds.</summary>
internal static class ListAppRoles
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-app-roles",
        Summary = "List which application permissions a service principal holds.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Principal],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("roles", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [EntraParameters.Read],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Principals.ListRolesAsync(call.Need("principal"), token)).Then<Value>(all => Value.MapOf(
            ("principal", Value.Of(call.Need("principal"))),
            ("roles", Values.List(all, r => Value.MapOf(("id", Value.Of(r.Id)), ("resource", Value.Of(r.ResourceId)), ("resourceName", Value.Of(r.ResourceName)), ("role", Value.Of(r.RoleId))))))));
}
