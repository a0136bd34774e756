using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Proves that a client secret is dead without holding it: it is no longer on the application, and no sign-in with it worked since.</summary>
internal sealed class ProveSecretDead(EntraAccess entra) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "entra.prove-secret-dead",
        Summary = "Prove that a client secret is removed and was not used with success since a time.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Application, new("keyId", ValueType.Text, Required: true, "Key id of the secret."), EntraParameters.Since],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("keyId", ValueType.Text), ("dead", ValueType.Bool), ("refusedSince", ValueType.Int), ("provenAt", ValueType.Text)),
        Idempotency = "Reads only.",
        Preconditions = ["The time is after the removal and the minutes that Entra takes to spread it.", "The log arrives late, by minutes to about two hours: wait before proving."],
        After = [RemovePassword.Name],
        Permissions = [EntraParameters.Read, EntraParameters.Log],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.StillAlive),
        Source = "https://learn.microsoft.com/graph/api/signin-list",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (id, keyId, since) = (call.Need("application"), call.Need("keyId"), call.NeedTime("since"));
        var got = await entra.Applications.GetAsync(id, token);
        if (!got.Is(out var application, out var why))
        {
            return entra.Outcome(why);
        }

        if (application.Passwords.Any(p => p.KeyId == keyId))
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"the secret {keyId} is still on application {application.Name}");
        }

        var listed = await entra.Logs.ListSignInsAsync(application.AppId, since, token);
        if (!listed.Is(out var signIns, out var unread))
        {
            return entra.Outcome(unread);
        }

        var used = signIns.Where(s => s.SecretKeyId == keyId && s.At >= since).ToArray();
        return used.FirstOrDefault(s => s.ErrorCode == 0) is { } success
            ? new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"the secret {keyId} signed in with success at {success.At:u} (sign-in {success.Id}), after {since:u}")
            : new ActionOutcome.Succeeded(Value.MapOf(
                ("application", Value.Of(id)), ("keyId", Value.Of(keyId)), ("dead", Value.True), ("refusedSince", Value.Of(used.Length)), ("provenAt", Values.Time(scope.Time.GetUtcNow()))));
    }
}
