using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Removes one client secret. There is no way to disable a single one first.</summary>
internal sealed class RemovePassword(EntraAccess entra) : IChangeAction
{
    public const string Name = "entra.remove-password";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Remove one client secret from an application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Destroys,
        Inputs = [EntraParameters.Application, new("keyId", ValueType.Text, Required: true, "Key id of the secret.")],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("keyId", ValueType.Text)),
        Undo = "None: a removed secret cannot be had again.",
        Idempotency = "A secret that is not there counts as removed.",
        Preconditions = ["The application exists.", "It is not the application that the run itself works as."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/application-removepassword",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var got = await entra.Applications.GetAsync(call.Need("application"), token);
        if (!got.Is(out var application, out var why))
        {
            return new SurveyOutcome.Failed(entra.Outcome(why));
        }

        return await entra.GuardAsync(application.AppId, token) is { } refused
            ? new SurveyOutcome.Failed(refused)
            : new SurveyOutcome.Surveyed(Found(application, call.Need("keyId")));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, keyId) = (call.Need("application"), call.Need("keyId"));
        var removed = await entra.Applications.RemovePasswordAsync(id, keyId, token);
        if (removed.Failure is { } why && !EntraCodes.IsNotFound(why) && !await IsGoneAsync(id, keyId, token))
        {
            return entra.Outcome(why);
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("application", Value.Of(id)), ("keyId", Value.Of(keyId))));
    }

    // Graph answers 400 or 404 for a secret that is gone, and its text for it is not documented: the list tells.
    private async Task<bool> IsGoneAsync(string id, string keyId, CancellationToken token) =>
        (await entra.Applications.GetAsync(id, token)).Is(out var application, out _) && application.Passwords.All(p => p.KeyId != keyId);

    private Survey Found(EntraApplication application, string keyId)
    {
        var password = application.Passwords.FirstOrDefault(p => p.KeyId == keyId);
        return new Survey
        {
            Target = entra.Target("password", keyId),
            State = Value.MapOf(("exists", Value.Of(password is not null)), ("name", Value.Of(password?.Name)), ("ends", Values.Time(password?.Ends))),
            Verdict = password is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Change = password is null ? $"Application {application.Name} has no secret {keyId}." : $"Application {application.Name} loses the secret {password.Name ?? keyId} ({keyId}).",
            Cuts = [entra.Target("password", keyId)],
        };
    }
}
