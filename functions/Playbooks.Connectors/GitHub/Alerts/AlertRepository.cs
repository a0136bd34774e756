namespace Playbooks.Connectors.GitHub.Alerts;

internal sealed record AlertRepository(string FullName);
