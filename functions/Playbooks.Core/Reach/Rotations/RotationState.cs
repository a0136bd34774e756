namespace Playbooks.Core.Reach.Rotations;

/// <summary>
/// How far the replacement of one credential has come; the same for every kind. What a kind has no such state for (a client secret cannot be
/// deactivated) is passed through at once.
/// </summary>
public enum RotationState
{
    /// <summary>Nothing is made yet.</summary>
    Planned,

    /// <summary>There is a new credential beside the old one, known by its id.</summary>
    Created,

    /// <summary>Its value is on its way into the first place.</summary>
    Staged,

    /// <summary>Every place has it.</summary>
    Distributed,

    /// <summary>Every consumer has proven it.</summary>
    Verified,

    /// <summary>The old one works no more.</summary>
    OldDisabled,

    /// <summary>The old one is kept, and watched, for as long as was asked.</summary>
    Grace,

    /// <summary>The old one is gone.</summary>
    OldDeleted,
}
