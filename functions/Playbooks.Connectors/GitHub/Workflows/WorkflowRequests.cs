using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Workflows;

/// <summary>A workflow is named by its id or by its file name (<c>ci.yml</c>). Permission: actions:read, actions:write to change.</summary>
internal static class WorkflowRequests
{
    public static Task<Answer<ImmutableArray<Workflow>>> ListWorkflowsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, Workflow>("github.list-workflows", GitHubPath.Of($"/repos/{repository}/actions/workflows?per_page=100"), p => p.Workflows, token);

    public static Task<Answer<Workflow>> GetWorkflowAsync(this GitHubApi api, RepositoryName repository, string workflow, CancellationToken token) =>
        api.ReadAsync<Workflow>("github.get-workflow", GitHubPath.Of($"/repos/{repository}/actions/workflows/{workflow}"), token);

    public static Task<Answer<Done>> DisableWorkflowAsync(this GitHubApi api, RepositoryName repository, string workflow, CancellationToken token) =>
        api.ChangeAsync("github.disable-workflow", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/workflows/{workflow}/disable"), null, token);

    public static Task<Answer<Done>> EnableWorkflowAsync(this GitHubApi api, RepositoryName repository, string workflow, CancellationToken token) =>
        api.ChangeAsync("github.enable-workflow", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/workflows/{workflow}/enable"), null, token);

    /// <summary>Starts the workflow at a ref and tells which run came of it. Never repeated: a lost answer is unknown.</summary>
    public static Task<Answer<Dispatched>> DispatchAsync(this GitHubApi api, RepositoryName repository, string workflow, string reference, IReadOnlyDictionary<string, string> inputs, CancellationToken token)
    {
        var body = new JsonObject
        {
            ["ref"] = reference,
            ["inputs"] = new JsonObject(inputs.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)JsonValue.Create(i.Value)))),
            ["return_run_details"] = true,
        };
        return api.CreateAsync<Dispatched>("github.dispatch-workflow", GitHubPath.Of($"/repos/{repository}/actions/workflows/{workflow}/dispatches"), body, false, token);
    }

    private sealed record Page(ImmutableArray<Workflow> Workflows);
}
