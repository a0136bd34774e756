namespace Playbooks.Core.Reach.Trust;

/// <summary>
/// How sure it is that a condition holds: three-valued, so that "and" is the lesser, "or" the greater.
/// </summary>
public enum TrustReach
{
    /// <summary>It cannot hold.</summary>
    RuledOut,

    /// <summary>It may hold: what we know admits both.</summary>
    Possible,

    /// <summary>It holds.</summary>
    Confirmed,
}
