using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Rotation;

/// <summary>Something that holds a copy of a credential's value.</summary>
internal interface ISecretPlace
{
    /// <summary>As plans write it; never a value.</summary>
    string Name { get; }

    /// <summary>Makes sure, without changing anything, that the place is there; null when it is.</summary>
    Task<ActionOutcome?> LookAsync(CancellationToken token);

    /// <summary>Writes the new value. Writing the same twice is the same as once. Null when it is there.</summary>
    Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token);

    /// <summary>What tells a later attempt whether this place was written after now. Text, never a value; nothing where the place cannot tell.</summary>
    Task<Value> StampAsync(CancellationToken token);

    /// <summary>Whether the place was written, in whole, since it was stamped. False where that cannot be told.</summary>
    Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token);

    /// <summary>The secret that the place holds for the credential of that id, to go on after a crash; null where it cannot be read or is another's.</summary>
    Task<SecretText?> RecoverAsync(string shownId, CancellationToken token);
}
