namespace Playbooks.Connectors.GitHub.Runs;

internal sealed record Actor(string Login);
