using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>Proves that a consumer works with the new value.</summary>
internal interface IConsumerCheck
{
    string Name { get; }

    /// <summary>Null when the consumer works; may be asked again.</summary>
    Task<ActionOutcome?> ProveAsync(CancellationToken token);
}
