using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>The provider's side of a rotation, for one principal.</summary>
internal interface IIssuer
{
    /// <summary>The access that the old credential gives, as plans write it.</summary>
    string Access(string id);

    /// <summary>How many credentials the provider allows at once; null where that is no concern.</summary>
    int? Slots { get; }

    /// <summary>The place that the issuer itself is, written before all others; null where the value is kept elsewhere only.</summary>
    ISecretPlace? OwnPlace => null;

    /// <summary>Whether an old credential that works no more can still be there: then it is deleted only after the grace.</summary>
    bool CanDisable => false;

    /// <summary>Refuses to replace what the run itself works with; null where it is another's.</summary>
    Task<ActionOutcome?> GuardAsync(string id, CancellationToken token);

    Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token);

    /// <summary>Makes a credential. Never repeated by itself: a lost answer is <see cref="ActionOutcome.Unknown"/>.</summary>
    Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token);

    /// <summary>Whether somebody has used a credential that was handed to nobody: then it is not ours to delete.</summary>
    Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token);

    /// <summary>When a credential was last used; null where it was not, or the provider does not tell.</summary>
    Task<(DateTimeOffset? At, ActionOutcome? Why)> LastUseAsync(string id, CancellationToken token) => Task.FromResult<(DateTimeOffset?, ActionOutcome?)>((null, null));

    /// <summary>Deletes what an earlier attempt made; null when it is gone.</summary>
    Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token);

    /// <summary>Ends the old credential in the gentlest way there is; null when it no longer works.</summary>
    Task<ActionOutcome?> RetireAsync(string id, CancellationToken token);
}
