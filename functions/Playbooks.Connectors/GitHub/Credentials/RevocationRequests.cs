using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Credentials;

internal static class RevocationRequests
{
    /// <summary>Must be asked without a credential; an authenticated request is refused with 403. Sixty an hour. The same token twice does no harm.</summary>
    public static async Task<Answer<Done>> RevokeCredentialAsync(this GitHubApi api, SecretText credential, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["credentials"] = new JsonArray(credential.RevealText()) });
        var answer = await api.SendAsync(
            "github.revoke-credential", GitHubPath.Of($"/credentials/revoke"),
            r => r with { Method = HttpMethod.Post, Body = body, ContentType = "application/json", Signed = false, Repeatable = true }, token);
        return answer.Then<Done>(_ => Done.Value);
    }
}
