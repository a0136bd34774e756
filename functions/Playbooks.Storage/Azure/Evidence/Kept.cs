namespace Playbooks.Storage.Azure.Evidence;

/// <summary>What came of keeping one piece of evidence.</summary>
public enum Kept
{
    /// <summary>It was not there before.</summary>
    Written,

    /// <summary>It was there with the same bytes: kept before, by this worker or another.</summary>
    Same,

    /// <summary>Something else is there under its name, and stays there.</summary>
    Different,
}
