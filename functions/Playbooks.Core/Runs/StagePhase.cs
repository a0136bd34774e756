namespace Playbooks.Core.Runs;

/// <summary>Where a stage stands: observe, survey, decide, apply. The order never varies.</summary>
public enum StagePhase
{
    /// <summary>Its reading steps are being called.</summary>
    Observing,

    /// <summary>The targets of its changing steps are being looked at.</summary>
    Surveying,

    /// <summary>The plan is made and people are asked.</summary>
    Deciding,

    /// <summary>The plan is being performed.</summary>
    Applying,

    /// <summary>What the stage (or the run) changed is being put back.</summary>
    Undoing,
}
