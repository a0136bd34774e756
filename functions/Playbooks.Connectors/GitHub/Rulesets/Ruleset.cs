namespace Playbooks.Connectors.GitHub.Rulesets;

/// <param name="Enforcement">disabled, active or evaluate.</param>
internal sealed record Ruleset(long Id, string Name, string Enforcement, string? Target = null);
