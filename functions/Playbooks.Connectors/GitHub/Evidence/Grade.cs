namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>How sure it is that a job ran the action.</summary>
internal enum Grade
{
    /// <summary>The job's log says that it did not fetch it, or nothing names it.</summary>
    RuledOut,

    /// <summary>Neither the workflow's file nor the log can be had.</summary>
    Possible,

    /// <summary>The workflow's file at that commit, or the job's list of steps, names it.</summary>
    Probable,

    /// <summary>The job's log says that the runner fetched it.</summary>
    Confirmed,
}
