namespace Playbooks.Connectors.Checkups;

public enum CheckupResult
{
    /// <summary>It is there.</summary>
    Fine,

    /// <summary>It cannot be told from here, or it depends; a run may still fail for it.</summary>
    Unsure,

    /// <summary>It is missing, or does not answer.</summary>
    Wrong,
}
