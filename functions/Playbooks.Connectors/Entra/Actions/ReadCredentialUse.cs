using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Read when each credential of an application signed in last.</summary>
internal static class ReadCredentialUse
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.read-credential-use",
        Summary = "Read when each credential of an application signed in last.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.AppId],
        Output = ValueType.ObjectOf(("appId", ValueType.Text), ("credentials", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["Graph describes this report in beta only; it may change."],
        Permissions = [EntraParameters.Log],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/appcredentialsigninactivity-list",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.Logs.ListUseAsync(call.Need("appId"), token)).Then<Value>(all => Value.MapOf(
            ("appId", Value.Of(call.Need("appId"))),
            ("credentials", Values.List(all, u => Value.MapOf(("keyId", Value.Of(u.KeyId)), ("kind", Value.Of(u.Kind)), ("origin", Value.Of(u.Origin)), ("lastUsed", Values.Time(u.LastUsed))))))));
}
