using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Environments;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.GitHub.Oidc;
using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Rulesets;
using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;

namespace Playbooks.Connectors.Tests.GitHub;

public class RequestTests
{
    private static readonly RepositoryName Web = RepositoryName.TryParse("acme/web", out var web) ? web : default;

    [DataFact(Descriptions.GitHubPath)]
    public async Task Every_request_is_one_that_GitHub_describes()
    {
        var github = new FakeGitHub();
        using var connection = github.Open();

        foreach (var request in Requests(connection.Api, CancellationToken.None))
        {
            await request;
        }

        Assert.Empty(github.Violations);
        Assert.Equal(25, github.Requests.Distinct().Count());
    }

    [DataFact(Descriptions.GitHubPath)]
    public void A_request_that_is_not_as_described_is_noticed()
    {
        var description = Descriptions.GitHub;
        Assert.NotNull(description);
        var url = new Uri("https://api.github.com/repos/a/b/actions/permissions");

        Assert.Empty(description.Errors("PUT", url, """{"enabled":true}"""u8, 204));
        Assert.Single(description.Errors("PUT", url, """{"allowed_actions":"all"}"""u8, 204));
        Assert.Single(description.Errors("PUT", url, """{"enabled":"yes"}"""u8, 204));
        Assert.Single(description.Errors("PUT", url, """{"enabled":true,"colour":1}"""u8, 204));
        Assert.Single(description.Errors("PUT", url, """{"enabled":true,"allowed_actions":"some"}"""u8, 204));
        Assert.Single(description.Errors("PUT", url, [], 204));
        Assert.Single(description.Errors("PUT", url, """{"enabled":true}"""u8, 201));
        Assert.Single(description.Errors("POST", url, [], 204));
        Assert.Single(description.Errors("GET", new Uri("https://api.github.com/repos/a/b/actions/runs?colour=1"), [], 200));
        Assert.Single(description.Errors("GET", new Uri("https://api.github.com/repos/a/b/actions/runs?per_page=many"), [], 200));
    }

    private static IEnumerable<Task> Requests(GitHubApi api, CancellationToken token) =>
    [
        api.ListWorkflowsAsync(Web, token),
        api.EnableWorkflowAsync(Web, "ci.yml", token),
        api.GetRunAsync(Web, 1, token),
        api.GetAttemptAsync(Web, 1, 2, token),
        api.ListJobsAsync(Web, 1, token),
        api.CancelRunAsync(Web, 1, token),
        api.ForceCancelRunAsync(Web, 1, token),
        api.ReadReferenceAsync(Web, "tags/v1", token),
        api.ReadTreeAsync(Web, "abc", token),
        api.ReadBillOfMaterialsAsync(Web, token),
        api.ListEnvironmentsAsync(Web, token),
        api.ListHooksAsync(Web, token),
        api.ListHooksAsync("acme", token),
        api.GetSubjectTemplateAsync(Web, token),
        api.GetSubjectTemplateAsync("acme", token),
        api.ListRunnersAsync(Web, token),
        api.ListRunnersAsync("acme", token),
        api.ListRulesetsAsync(Web, token),
        api.ListRulesetsAsync("acme", token),
        api.ListInheritedSecretsAsync(Web, token),
        api.ListSecretRepositoriesAsync(new SecretScope.OfOrganization("acme"), "TOKEN", token),
        api.GetSecretAsync(new SecretScope.OfEnvironment(Web, "prod"), "TOKEN", token),
        api.DeleteSecretAsync(new SecretScope.OfOrganization("acme"), "TOKEN", token),
        api.GetActionsPermissionsAsync("acme", token),
        api.GetWorkflowPermissionsAsync("acme", token),
    ];
}
