namespace Playbooks.Core.Reach.Workflows;

/// <param name="Environment">Null where the job names none; the text as written where it is an expression.</param>
public sealed record FederatedJob(string Job, string? Environment);
