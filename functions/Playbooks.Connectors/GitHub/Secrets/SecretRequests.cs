using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.SealedBox;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Secrets;

internal static class SecretRequests
{
    public static Task<Answer<ImmutableArray<StoredSecret>>> ListSecretsAsync(this GitHubApi api, SecretScope scope, CancellationToken token) =>
        api.ListAsync<Page, StoredSecret>("github.list-secrets", scope.Path(GitHubPath.Of($"?per_page=100")), p => p.Secrets, token);

    /// <summary>The secrets of the organisation that this repository may use.</summary>
    public static Task<Answer<ImmutableArray<StoredSecret>>> ListInheritedSecretsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, StoredSecret>("github.list-inherited-secrets", GitHubPath.Of($"/repos/{repository}/actions/organization-secrets?per_page=100"), p => p.Secrets, token);

    public static Task<Answer<ImmutableArray<Repository>>> ListSecretRepositoriesAsync(this GitHubApi api, SecretScope.OfOrganization scope, string name, CancellationToken token) =>
        api.ListAsync<RepositoryPage, Repository>("github.list-secret-repositories", scope.Path(GitHubPath.Of($"/{name}/repositories?per_page=100")), p => p.Repositories, token);

    /// <summary>409 where the secret's visibility is not <c>selected</c>.</summary>
    public static Task<Answer<Done>> SetSecretRepositoriesAsync(this GitHubApi api, string organization, string name, IEnumerable<long> ids, CancellationToken token) =>
        api.ChangeAsync("github.set-secret-repositories", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/secrets/{name}/repositories"), RepositoryIds.Body(ids), token);

    public static Task<Answer<StoredSecret>> GetSecretAsync(this GitHubApi api, SecretScope scope, string name, CancellationToken token) =>
        api.ReadAsync<StoredSecret>("github.get-secret", scope.Path(GitHubPath.Of($"/{name}")), token);

    public static Task<Answer<PublicKey>> GetPublicKeyAsync(this GitHubApi api, SecretScope scope, CancellationToken token) =>
        api.ReadAsync<PublicKey>("github.get-public-key", scope.Path(GitHubPath.Of($"/public-key")), token);

    public static Task<Answer<Done>> DeleteSecretAsync(this GitHubApi api, SecretScope scope, string name, CancellationToken token) =>
        api.ChangeAsync("github.delete-secret", HttpMethod.Delete, scope.Path(GitHubPath.Of($"/{name}")), null, token);

    /// <summary>Seals the value for the scope's key and puts it; once more with a fresh key where GitHub says the key is not the current one.</summary>
    /// <param name="visibility">Needed for an organisation's secret, and null for the others.</param>
    public static async Task<Answer<Done>> PutSecretAsync(this GitHubApi api, SecretScope scope, string name, SecretText value, SecretVisibility? visibility, CancellationToken token)
    {
        var answer = await api.SealAndPutAsync(scope, name, value, visibility, token);
        return answer.Failure is { Status: 409 or 422 } ? await api.SealAndPutAsync(scope, name, value, visibility, token) : answer;
    }

    private static async Task<Answer<Done>> SealAndPutAsync(this GitHubApi api, SecretScope scope, string name, SecretText value, SecretVisibility? visibility, CancellationToken token)
    {
        const string Operation = "github.put-secret";
        if (!(await api.GetPublicKeyAsync(scope, token)).Is(out var key, out var failure))
        {
            return failure;
        }

        var raw = new byte[X25519.KeyLength + 1];
        if (!Convert.TryFromBase64String(key.Key, raw, out var length) || !Seal.TrySeal(value.Reveal(), raw.AsSpan(0, length), out var box))
        {
            return new ProviderFailure(FailureKind.Malformed, Operation, "the public key that GitHub gave is none");
        }

        var body = new JsonObject { ["encrypted_value"] = Convert.ToBase64String(box), ["key_id"] = key.KeyId };
        if (visibility is not null)
        {
            body["visibility"] = visibility.Kind;
            if (visibility.Kind == "selected")
            {
                body["selected_repository_ids"] = new JsonArray([.. visibility.Repositories.Select(id => JsonValue.Create(id))]);
            }
        }

        return await api.ChangeAsync(Operation, HttpMethod.Put, scope.Path(GitHubPath.Of($"/{name}")), body, token);
    }

    private sealed record Page(ImmutableArray<StoredSecret> Secrets);

    private sealed record RepositoryPage(ImmutableArray<Repository> Repositories);
}
