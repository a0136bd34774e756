namespace Playbooks.Connectors.GitHub.Evidence;

/// <param name="Sha">Null where the log shows the step but not the commit.</param>
internal sealed record FetchedAction(string Reason, string? Sha);
