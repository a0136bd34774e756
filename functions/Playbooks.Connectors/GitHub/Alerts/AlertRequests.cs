using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Alerts;

/// <summary>Permission: secret_scanning_alerts. Alerts come without their secret, but for the one request that is after it.</summary>
internal static class AlertRequests
{
    public static Task<Answer<ImmutableArray<SecretAlert>>> ListSecretAlertsAsync(this GitHubApi api, RepositoryName repository, string state, CancellationToken token) =>
        api.ListAsync<ImmutableArray<SecretAlert>, SecretAlert>("github.list-secret-alerts", GitHubPath.Of($"/repos/{repository}/secret-scanning/alerts?state={state}&hide_secret=true&per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<SecretAlert>>> ListSecretAlertsAsync(this GitHubApi api, string organization, string state, CancellationToken token) =>
        api.ListAsync<ImmutableArray<SecretAlert>, SecretAlert>("github.list-secret-alerts", GitHubPath.Of($"/orgs/{organization}/secret-scanning/alerts?state={state}&hide_secret=true&per_page=100"), page => page, token);

    public static Task<Answer<SecretAlert>> GetSecretAlertAsync(this GitHubApi api, RepositoryName repository, long number, CancellationToken token) =>
        api.ReadAsync<SecretAlert>("github.get-secret-alert", GitHubPath.Of($"/repos/{repository}/secret-scanning/alerts/{number}?hide_secret=true"), token);

    /// <summary>The leaked value itself, to revoke it. The caller disposes it.</summary>
    public static async Task<Answer<SecretText>> ReadLeakedSecretAsync(this GitHubApi api, RepositoryName repository, long number, CancellationToken token)
    {
        const string Operation = "github.read-leaked-secret";
        var answer = await api.SendAsync(Operation, GitHubPath.Of($"/repos/{repository}/secret-scanning/alerts/{number}?hide_secret=false"), r => r, token);
        return answer.Then(reply => reply.Json(Operation)).Then<SecretText>(json =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty("secret", out var secret) && secret.GetString() is { Length: > 0 } value
                ? SecretText.Of(value)
                : new ProviderFailure(FailureKind.Malformed, Operation, "the alert comes without its secret"));
    }

    public static Task<Answer<Done>> UpdateSecretAlertAsync(this GitHubApi api, RepositoryName repository, SecretAlert wanted, CancellationToken token)
    {
        var body = new JsonObject { ["state"] = wanted.State };
        if (wanted.State == "resolved")
        {
            body["resolution"] = wanted.Resolution;
            body["resolution_comment"] = wanted.ResolutionComment;
        }

        return api.ChangeAsync("github.update-secret-alert", HttpMethod.Patch, GitHubPath.Of($"/repos/{repository}/secret-scanning/alerts/{wanted.Number}"), body, token);
    }
}
