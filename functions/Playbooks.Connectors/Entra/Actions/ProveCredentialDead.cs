using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Connectors.Entra.Logs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Proves that a credential of an application is dead without holding it: it is no longer there, and no sign-in with it worked since.</summary>
/// <param name="noun">client secret, certificate or federated credential.</param>
/// <param name="input">Its id.</param>
/// <param name="isThere">Whether the application has it still.</param>
/// <param name="usedIn">The credential of that kind that a sign-in used.</param>
internal sealed class ProveCredentialDead(
    EntraAccess entra, string name, string noun, string removal, Parameter input, Func<EntraApplication, string, CancellationToken, Task<Answer<bool>>> isThere, Func<EntraSignIn, string?> usedIn) : IReadAction
{
    public static ProveCredentialDead Secret(EntraAccess entra) => new(
        entra, "entra.prove-secret-dead", "client secret", RemovePassword.Name, new("keyId", ValueType.Text, Required: true, "Key id of the secret."),
        (application, id, _) => Task.FromResult<Answer<bool>>(application.Passwords.Any(p => p.KeyId == id)), signIn => signIn.SecretKeyId);

    public static ProveCredentialDead Certificate(EntraAccess entra) => new(
        entra, "entra.prove-certificate-dead", "certificate", "entra.remove-certificate", new("keyId", ValueType.Text, Required: true, "Key id of the certificate."),
        (application, id, _) => Task.FromResult<Answer<bool>>(application.Certificates.Any(c => c.KeyId == id)), signIn => signIn.SecretKeyId);

    public static ProveCredentialDead Federated(EntraAccess entra) => new(
        entra, "entra.prove-federated-dead", "federated credential", RemoveFederatedCredential.Name, new("credential", ValueType.Text, Required: true, "Id of the federated credential, as sign-ins name it."),
        async (application, id, token) => (await entra.Applications.ListFederatedAsync(application.Id, token)).Then<bool>(all => all.Any(f => f.Id == id || f.Name == id)), signIn => signIn.FederatedCredentialId);

    public ActionContract Contract { get; } = new()
    {
        Name = name,
        Summary = $"Prove that a {noun} is removed and was not used with success since a time.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [EntraParameters.Application, input, EntraParameters.Since],
        Output = ValueType.ObjectOf(("application", ValueType.Text), (input.Name, ValueType.Text), ("dead", ValueType.Bool), ("refusedSince", ValueType.Int), ("provenAt", ValueType.Text)),
        Idempotency = "Reads only.",
        Preconditions = ["The time is after the removal and the minutes that Entra takes to spread it.", "The log arrives late, by minutes to about two hours: wait before proving."],
        After = [removal],
        Permissions = [EntraParameters.Read, EntraParameters.Log],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.StillAlive),
        Source = "https://learn.microsoft.com/graph/api/signin-list",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (id, credential, since) = (call.Need("application"), call.Need(input.Name), call.NeedTime("since"));
        var got = await entra.Applications.GetAsync(id, token);
        var there = got.Is(out var application, out var why) ? await isThere(application, credential, token) : why;
        if (application is null || !there.Is(out var isAlive, out why))
        {
            return entra.Outcome(why ?? throw new InvalidOperationException("neither application nor failure"));
        }

        if (isAlive)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"the {noun} {credential} is still on application {application.Name}");
        }

        var listed = await entra.Logs.ListSignInsAsync(application.AppId, since, token);
        if (!listed.Is(out var signIns, out var unread))
        {
            return entra.Outcome(unread);
        }

        var used = signIns.Where(s => usedIn(s) == credential && s.At >= since).ToArray();
        return used.FirstOrDefault(s => s.ErrorCode == 0) is { } success
            ? new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"the {noun} {credential} signed in with success at {success.At:u} (sign-in {success.Id}), after {since:u}")
            : new ActionOutcome.Succeeded(Value.MapOf(
                ("application", Value.Of(id)), (input.Name, Value.Of(credential)), ("dead", Value.True), ("refusedSince", Value.Of(used.Length)), ("provenAt", Values.Time(scope.Time.GetUtcNow()))));
    }
}
