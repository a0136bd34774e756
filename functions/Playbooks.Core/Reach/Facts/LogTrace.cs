namespace Playbooks.Core.Reach.Facts;

/// <summary>An indicator that stands in a job's log.</summary>
public sealed record LogTrace(long Run, long Job, string Indicator, long Line);
