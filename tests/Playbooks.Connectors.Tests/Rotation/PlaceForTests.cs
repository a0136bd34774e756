using Playbooks.Connectors.Rotation;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.Rotation;

/// <summary>A place that remembers what it was given and, like GitHub's, cannot be read.</summary>
internal sealed class PlaceForTests : ISecretPlace
{
    public string Name { get; init; } = "test:place";

    public string Held { get; private set; } = "";

    public string HeldId { get; private set; } = "";

    /// <summary>What the next write answers instead of writing.</summary>
    public ActionOutcome? Refuses { get; set; }

    /// <summary>Called after each write that is not refused; what it throws is a crash before anybody heard of the write.</summary>
    public Action? Written { get; set; }

    public int Writes { get; private set; }

    public Task<ActionOutcome?> LookAsync(CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    public Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        if (Refuses is null)
        {
            Held = credential.Fields[NewCredential.SecretField].RevealText();
            HeldId = credential.Fields[NewCredential.IdField].RevealText();
            Writes++;
            Written?.Invoke();
        }

        return Task.FromResult(Refuses);
    }

    public Task<Value> StampAsync(CancellationToken token) => Task.FromResult(Value.Of(Writes));

    public Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) => Task.FromResult(!stamp.Equals(Value.Of(Writes)));

    public Task<SecretText?> RecoverAsync(string shownId, CancellationToken token) => Task.FromResult<SecretText?>(null);
}
