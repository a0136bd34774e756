namespace Playbooks.Connectors.GitHub.Runners;

internal sealed record RunnerLabel(string Name);
