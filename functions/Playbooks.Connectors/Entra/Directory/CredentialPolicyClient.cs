using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>The directory's policy about credentials of applications.</summary>
internal sealed class CredentialPolicyClient(GraphChannel graph)
{
    private const string Path = "policies/defaultAppManagementPolicy";

    /// <summary>What can be written back: whether it counts, and its restrictions.</summary>
    public Task<Answer<JsonObject>> GetAsync(CancellationToken token) => graph.GetAsync(
        "get-credential-policy", Path,
        e => new JsonObject
        {
            ["isEnabled"] = e.Flag("isEnabled"),
            ["applicationRestrictions"] = e.Member("applicationRestrictions") is { } restrictions ? JsonNode.Parse(restrictions.GetRawText()) : null,
        },
        token);

    public Task<Answer<Done>> PutAsync(JsonObject policy, CancellationToken token) => graph.ChangeAsync("put-credential-policy", HttpMethod.Patch, Path, policy, token);
}
