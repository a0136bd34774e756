using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Places;

/// <summary>The sending side of a webhook: from the moment that it is written, messages are signed with the new secret.</summary>
internal sealed class WebhookPlace(GitHubApi api, HookPlace hook, IActionScope scope) : ISecretPlace
{
    public string Name => $"{hook}/config";

    public async Task<ActionOutcome?> LookAsync(CancellationToken token) => (await api.GetHookAsync(hook, token)).Failure is { } why ? Outcome(why) : null;

    public async Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token) =>
        (await api.SetHookSecretAsync(hook, credential.Fields[NewCredential.SecretField], token)).Failure is { } why ? Outcome(why) : null;

    public async Task<Value> StampAsync(CancellationToken token) =>
        (await api.GetHookAsync(hook, token)).Is(out var found, out _) && found.UpdatedAt is { } updated ? Value.Of(updated.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) : Value.Nothing;

    public async Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) =>
        stamp is not Value.Null && await StampAsync(token) is var now and not Value.Null && !now.Equals(stamp);

    public Task<SecretText?> RecoverAsync(string shownId, CancellationToken token) => Task.FromResult<SecretText?>(null);

    private ActionOutcome Outcome(ProviderFailure failure) => CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow());
}
