namespace Playbooks.Core.Runs;

/// <summary>Why a stage begins nothing more, and what comes once nothing is under way.</summary>
public enum Draining
{
    /// <summary>The plan is void: observe and plan anew.</summary>
    Replan,

    /// <summary>A call failed for good: hold the run.</summary>
    Hold,

    /// <summary>A call failed for good: put back what the stage changed, then hold.</summary>
    UndoStage,

    /// <summary>A person cancelled.</summary>
    Cancel,
}
