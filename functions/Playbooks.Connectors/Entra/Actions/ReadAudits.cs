using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Read what was changed in the directory since a time, and by whom.</summary>
internal static class ReadAudits
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.read-audits",
        Summary = "Read what was changed in the directory since a time, and by whom.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Since],
        Output = ValueType.ObjectOf(("audits", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["The log arrives late, by minutes to about two hours."],
        Permissions = [EntraParameters.Log],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/directoryaudit-list",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Logs.ListAuditsAsync(call.NeedTime("since"), token)).Then<Value>(all => Value.MapOf(("audits", Values.List(all.OrderBy(a => a.At).ThenBy(a => a.Id, StringComparer.Ordinal), a => Value.MapOf(
            ("id", Value.Of(a.Id)), ("at", Values.Time(a.At)), ("activity", Value.Of(a.Activity)), ("category", Value.Of(a.Category)), ("result", Value.Of(a.Result)),
            ("byApplication", Value.Of(a.ByApp)), ("byUser", Value.Of(a.ByUser)), ("targets", Value.ListOf(a.Targets))))))));
}
