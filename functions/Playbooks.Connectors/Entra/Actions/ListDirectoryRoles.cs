using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List which directory roles a principal holds.</summary>
internal static class ListDirectoryRoles
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-directory-roles",
        Summary = "List which directory roles a principal holds.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Principal],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("roles", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [new(EntraParameters.Provider, "RoleManagement.Read.Directory")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Principals.ListDirectoryRolesAsync(call.Need("principal"), token)).Then<Value>(all => Value.MapOf(
            ("principal", Value.Of(call.Need("principal"))),
            ("roles", Values.List(all, r => Value.MapOf(("id", Value.Of(r.Id)), ("role", Value.Of(r.Role)), ("scope", Value.Of(r.Scope))))))));
}
