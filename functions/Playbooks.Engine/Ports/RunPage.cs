namespace Playbooks.Engine.Ports;

/// <summary>Some runs of a listing.</summary>
/// <param name="Runs">Ids, newest first by creation.</param>
/// <param name="Next">Where the next page begins, for <see cref="IRunStore.PageAsync"/> of the same store; empty after the last.</param>
public sealed record RunPage(IReadOnlyList<string> Runs, string Next);
