namespace Playbooks.Connectors.GitHub.Environments;

internal sealed record ProtectionRule(long Id, string Type);
