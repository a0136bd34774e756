namespace Playbooks.Core.Runs;

/// <summary>How a run ended. A terminal state absorbs every later input.</summary>
public enum RunOutcome
{
    /// <summary>Every stage completed.</summary>
    Completed,

    /// <summary>A person cancelled it.</summary>
    Cancelled,

    /// <summary>A checkpoint was rejected or nobody decided in time.</summary>
    Rejected,
}
