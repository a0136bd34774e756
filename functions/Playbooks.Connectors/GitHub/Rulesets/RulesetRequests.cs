using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Rulesets;

/// <summary>Permission: metadata:read and administration:write for a repository; even reading an organisation's needs organization_administration:write.</summary>
internal static class RulesetRequests
{
    public static Task<Answer<ImmutableArray<Ruleset>>> ListRulesetsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Ruleset>, Ruleset>("github.list-rulesets", GitHubPath.Of($"/repos/{repository}/rulesets?per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Ruleset>>> ListRulesetsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Ruleset>, Ruleset>("github.list-rulesets", GitHubPath.Of($"/orgs/{organization}/rulesets?per_page=100"), page => page, token);

    public static Task<Answer<Ruleset>> GetRulesetAsync(this GitHubApi api, RepositoryName repository, long id, CancellationToken token) =>
        api.ReadAsync<Ruleset>("github.get-ruleset", GitHubPath.Of($"/repos/{repository}/rulesets/{id}"), token);

    public static Task<Answer<Ruleset>> GetRulesetAsync(this GitHubApi api, string organization, long id, CancellationToken token) =>
        api.ReadAsync<Ruleset>("github.get-ruleset", GitHubPath.Of($"/orgs/{organization}/rulesets/{id}"), token);

    /// <summary>422 where the name is taken.</summary>
    public static Task<Answer<Ruleset>> CreateRulesetAsync(this GitHubApi api, RepositoryName repository, PushBlock block, long app, CancellationToken token) =>
        api.CreateAsync<Ruleset>("github.create-ruleset", GitHubPath.Of($"/repos/{repository}/rulesets"), block.Body(app, isOrganization: false), false, token);

    public static Task<Answer<Ruleset>> CreateRulesetAsync(this GitHubApi api, string organization, PushBlock block, long app, CancellationToken token) =>
        api.CreateAsync<Ruleset>("github.create-ruleset", GitHubPath.Of($"/orgs/{organization}/rulesets"), block.Body(app, isOrganization: true), false, token);

    public static Task<Answer<Done>> DeleteRulesetAsync(this GitHubApi api, RepositoryName repository, long id, CancellationToken token) =>
        api.ChangeAsync("github.delete-ruleset", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/rulesets/{id}"), null, token);

    public static Task<Answer<Done>> DeleteRulesetAsync(this GitHubApi api, string organization, long id, CancellationToken token) =>
        api.ChangeAsync("github.delete-ruleset", HttpMethod.Delete, GitHubPath.Of($"/orgs/{organization}/rulesets/{id}"), null, token);
}
