namespace Playbooks.Core.Runs;

/// <param name="Undo">Put back everything this run changed before ending.</param>
public sealed record CancelRequest(string By, string Reason, bool Undo);
