using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Read the directory's policy about credentials of applications.</summary>
internal static class ReadCredentialPolicy
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "entra.read-credential-policy",
        Summary = "Read the directory's policy about credentials of applications.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [],
        Output = ValueType.ObjectOf(("policy", ValueType.Text)),
        Idempotency = "Reads only.",
        Permissions = [new(EntraParameters.Provider, "Policy.Read.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get",
    };

    public static EntraRead In(EntraAccess entra) => new(Contract, entra, async (access, call, token) =>
        (await access.CredentialPolicy.GetAsync(token)).Then<Value>(policy => Value.MapOf(("policy", Value.Of(policy.ToJsonString())))));
}
