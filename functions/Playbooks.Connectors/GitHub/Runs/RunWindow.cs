using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>The runs of a window of time.</summary>
/// <param name="Runs">Each once, oldest first.</param>
/// <param name="Crowded">Seconds in which more runs were created than GitHub tells; runs are missing there.</param>
internal sealed record RunWindow(ImmutableArray<WorkflowRun> Runs, ImmutableArray<DateTimeOffset> Crowded);
