namespace Playbooks.Connectors.GitHub.Runs;

internal sealed record HeadRepository(string FullName);
