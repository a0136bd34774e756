namespace Playbooks.Connectors.GitHub.Runs;

internal sealed record PendingEnvironment(long Id, string Name);
