using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Runs;

/// <param name="TotalCount">What GitHub says it has, which may be more than it gives.</param>
internal sealed record RunPage(int TotalCount, ImmutableArray<WorkflowRun> WorkflowRuns);
