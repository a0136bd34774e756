using Playbooks.Connectors.Rotation;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Tests.Rotation;

/// <summary>A place that remembers what it was given and, like GitHub's, cannot be read.</summary>
internal sealed class PlaceForTests : ISecretPlace
{
    public string Name => "test:place";

    public string Held { get; private set; } = "";

    public string HeldId { get; private set; } = "";

    /// <summary>What the next write answers instead of writing.</summary>
    public ActionOutcome? Refuses { get; set; }

    public Task<ActionOutcome?> LookAsync(CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    public Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        if (Refuses is null)
        {
            Held = credential.Fields[NewCredential.SecretField].RevealText();
            HeldId = credential.Fields[NewCredential.IdField].RevealText();
        }

        return Task.FromResult(Refuses);
    }

    public Task<SecretText?> RecoverAsync(string shownId, CancellationToken token) => Task.FromResult<SecretText?>(null);
}
