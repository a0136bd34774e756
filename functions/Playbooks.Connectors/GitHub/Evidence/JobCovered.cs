using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>A job that names the artifact and did not run it, with the rule and the reason.</summary>
internal sealed record JobCovered(Job Job, string Rule, string Why)
{
    public static JobCovered NeverStarted(Job job) => new(job, "never-started", "no runner ever took the job: nothing of it ran");
}
