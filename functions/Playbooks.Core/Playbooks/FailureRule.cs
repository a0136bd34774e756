namespace Playbooks.Core.Playbooks;

/// <summary>What a failed call means for its stage.</summary>
public enum FailureRule
{
    /// <summary>The stage begins nothing more and the run is held for a person.</summary>
    Stop,

    /// <summary>The failure is reported and the stage goes on.</summary>
    Continue,

    /// <summary>What the stage has changed is put back in reverse order, then the run is held.</summary>
    UndoStage,
}
