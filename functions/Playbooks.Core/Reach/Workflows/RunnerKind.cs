namespace Playbooks.Core.Reach.Workflows;

/// <summary>Where a job runs, as far as its labels tell.</summary>
public enum RunnerKind
{
    /// <summary>A machine of GitHub's, new for each job.</summary>
    GitHubHosted,

    /// <summary>The label <c>self-hosted</c> is there: a machine that may keep what an earlier job left.</summary>
    SelfHosted,

    /// <summary>Computed when the job runs.</summary>
    Dynamic,

    /// <summary>A runner group: larger GitHub machines or own ones.</summary>
    Group,

    /// <summary>A name the organisation chose: larger GitHub machines, own ones, or a third party's.</summary>
    CustomLabel,
}
