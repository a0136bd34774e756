using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>List the days that the directory could be compared with or put back to.</summary>
internal static class ListSnapshots
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.list-snapshots",
        Summary = "List the days that the directory could be compared with or put back to.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [],
        Output = ValueType.ObjectOf(("snapshots", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["The directory has the licence for backup."],
        Permissions = [new(EntraParameters.Provider, "EntraBackup.Read.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/resources/entrarecoveryservices-snapshot",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Logs.ListSnapshotsAsync(token)).Then<Value>(all => Value.MapOf(
            ("snapshots", Values.List(all, s => Value.MapOf(("id", Value.Of(s.Id)), ("created", Values.Time(s.Created)), ("changed", s.Changed is { } changed ? Value.Of(changed) : Value.Nothing)))))));
}
