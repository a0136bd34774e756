using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Rulesets;

/// <summary>Permission: metadata:read for a repository; an organisation's list needs organization_administration:write.</summary>
internal static class RulesetRequests
{
    public static Task<Answer<ImmutableArray<Ruleset>>> ListRulesetsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Ruleset>, Ruleset>("github.list-rulesets", GitHubPath.Of($"/repos/{repository}/rulesets?per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Ruleset>>> ListRulesetsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Ruleset>, Ruleset>("github.list-rulesets", GitHubPath.Of($"/orgs/{organization}/rulesets?per_page=100"), page => page, token);
}
