namespace Playbooks.Core.Runs;

public enum ActionStatus
{
    /// <summary>Predecessors are not over, or its turn has not come.</summary>
    Waiting,

    /// <summary>Its start is journaled; this worker is performing it.</summary>
    Running,

    /// <summary>Its start is journaled and nobody knows whether it happened: it is looked at before anything else.</summary>
    Unsure,

    /// <summary>Only a person can tell whether it happened.</summary>
    Unclear,

    /// <summary>It succeeded, failed for good, or was refused.</summary>
    Over,
}
