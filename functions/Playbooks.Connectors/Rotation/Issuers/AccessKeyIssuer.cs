using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.Actions;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>Access keys of one IAM user: two at most, deactivated ones included, and no idempotency token for making one.</summary>
internal sealed class AccessKeyIssuer(AwsAccess access, string user, TimeProvider time) : IIssuer
{
    public int? Slots => 2;

    public bool CanDisable => true;

    public string Access(string id) => AwsTargets.Key(access, id);

    public Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) => AwsGuard.KeyAsync(access, user, id, time.GetUtcNow(), token);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token) =>
        (await access.Keys.ListAsync(user, token)).Is(out var keys, out var why)
            ? (new Standing([.. keys.Select(k => new StandingCredential(k.Id, k.IsActive, IsMarked: false))]), null)
            : (null, Outcome(why));

    public async Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token) =>
        (await access.Keys.CreateAsync(user, token)).Is(out var key, out var why)
            ? (NewCredential.Of(key.Id, key.Id, key.Secret), null)
            : (null, Outcome(why));

    public async Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token)
    {
        var (at, why) = await LastUseAsync(id, token);
        return (at is not null, why);
    }

    public async Task<(DateTimeOffset? At, ActionOutcome? Why)> LastUseAsync(string id, CancellationToken token) =>
        (await access.Keys.LastUseAsync(id, token)).Is(out var use, out var why) ? (use.At, null) : (null, Outcome(why));

    public async Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) =>
        (await access.Keys.DeleteAsync(user, id, token)).Failure is { } why && !AwsCodes.IsNotFound(why) ? Outcome(why) : null;

    public async Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) =>
        (await access.Keys.UpdateAsync(user, id, IamAccessKey.Inactive, token)).Failure is { } why && !AwsCodes.IsNotFound(why) ? Outcome(why) : null;

    private ActionOutcome Outcome(ProviderFailure failure) => AwsCodes.Outcome(failure, time.GetUtcNow());
}
