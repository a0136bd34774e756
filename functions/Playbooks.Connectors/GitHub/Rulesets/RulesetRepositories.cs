namespace Playbooks.Connectors.GitHub.Rulesets;

internal sealed record RulesetRepositories(IReadOnlyList<long>? RepositoryIds = null);
