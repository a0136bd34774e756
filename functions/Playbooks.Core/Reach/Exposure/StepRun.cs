namespace Playbooks.Core.Reach.Exposure;

/// <summary>What a log or the jobs API says about one step.</summary>
/// <param name="Place">Place in <see cref="Workflows.JobFacts.Steps"/>, from 0.</param>
/// <param name="Executed">Null where not known.</param>
/// <param name="ResolvedSha">The commit that the runner downloaded for a <c>uses</c>, from the log of "Set up job".</param>
public sealed record StepRun(int Place, bool? Executed, string? ResolvedSha);
