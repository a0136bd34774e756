namespace Playbooks.Connectors.GitHub.Rulesets;

/// <summary>Where an organisation's ruleset holds: in repositories named by their ids, or by another condition that is not read.</summary>
internal sealed record RulesetConditions(RulesetRepositories? RepositoryId = null);
