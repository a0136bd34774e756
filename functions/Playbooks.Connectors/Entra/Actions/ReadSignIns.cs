using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Logs;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Reads an application's sign-ins since a time, with the credential that each used.</summary>
internal sealed class ReadSignIns(EntraAccess entra) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "entra.read-sign-ins",
        Summary = "Read an application's sign-ins since a time, with the credential that each used.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.AppId, EntraParameters.Since],
        Output = ValueType.ObjectOf(("appId", ValueType.Text), ("signIns", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["The log arrives late, by minutes to about two hours, and needs a premium licence."],
        Permissions = [EntraParameters.Log],
        Failures = CloudFailures.With(),
        Source = "https://learn.microsoft.com/graph/api/signin-list",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var appId = call.Need("appId");
        var answer = await entra.Logs.ListSignInsAsync(appId, call.NeedTime("since"), token);
        return answer.Is(out var signIns, out var why)
            ? new ActionOutcome.Succeeded(Value.MapOf(("appId", Value.Of(appId)), ("signIns", Values.List(signIns.OrderBy(s => s.At).ThenBy(s => s.Id, StringComparer.Ordinal), SignIn))))
            : entra.Outcome(why);
    }

    private static Value SignIn(EntraSignIn s) => Value.MapOf(
        ("id", Value.Of(s.Id)), ("at", Values.Time(s.At)), ("principal", Value.Of(s.PrincipalId)), ("resource", Value.Of(s.ResourceName)), ("address", Value.Of(s.Address)),
        ("error", Value.Of(s.ErrorCode)), ("keyId", Value.Of(s.SecretKeyId)), ("federatedCredential", Value.Of(s.FederatedCredentialId)), ("credentialType", Value.Of(s.CredentialType)));
}
