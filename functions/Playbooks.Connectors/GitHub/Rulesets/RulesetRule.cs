namespace Playbooks.Connectors.GitHub.Rulesets;

/// <param name="Type">creation, update, deletion, non_fast_forward and others.</param>
internal sealed record RulesetRule(string Type);
