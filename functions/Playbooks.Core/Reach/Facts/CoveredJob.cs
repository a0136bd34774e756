namespace Playbooks.Core.Reach.Facts;

/// <summary>A job or workflow that names the artifact and did not run it, with the reason: the proof that it was looked at.</summary>
/// <param name="Name">The job as shown, or the workflow's path.</param>
/// <param name="Rule">That ruled it out.</param>
public sealed record CoveredJob(string Repository, string Id, string Name, string Rule, string Why);
