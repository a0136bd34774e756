namespace Playbooks.Core.Runs;

public enum StageOutcome
{
    /// <summary>Everything planned was done.</summary>
    Completed,

    /// <summary>Done, but some calls failed whose step says to continue.</summary>
    CompletedWithFailures,

    /// <summary>The checkpoint was rejected or ran out of time: nothing of the plan was done.</summary>
    Rejected,

    /// <summary>A person cancelled the run in this stage.</summary>
    Cancelled,

    /// <summary>What the stage had changed was put back after a failure.</summary>
    Undone,
}
