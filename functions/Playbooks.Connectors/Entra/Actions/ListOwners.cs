using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List who owns an application, and so could change its credentials.</summary>
internal static class ListOwners
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-owners",
        Summary = "List who owns an application, and so could change its credentials.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Application],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("owners", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [EntraParameters.Read],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/application-list-owners",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Applications.ListOwnersAsync(call.Need("application"), token)).Then<Value>(all => Value.MapOf(
            ("application", Value.Of(call.Need("application"))),
            ("owners", Values.List(all, DirectoryOutput.Owner)))));
}
