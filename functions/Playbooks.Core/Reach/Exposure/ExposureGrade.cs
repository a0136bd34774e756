namespace Playbooks.Core.Reach.Exposure;

/// <summary>How sure it is that the artifact could read something; the weaker of two grades is the lesser.</summary>
public enum ExposureGrade
{
    /// <summary>It could not, and a rule says why.</summary>
    RuledOut,

    /// <summary>Nothing that was seen excludes it.</summary>
    Possible,

    /// <summary>It could by a technique that is known to be used.</summary>
    Probable,

    /// <summary>It was put before the artifact's own process.</summary>
    Confirmed,
}
