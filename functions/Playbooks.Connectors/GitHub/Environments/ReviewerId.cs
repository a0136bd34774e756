namespace Playbooks.Connectors.GitHub.Environments;

internal sealed record ReviewerId(long Id);
