using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Application objects and their credentials.</summary>
internal sealed class ApplicationsClient(GraphChannel graph)
{
    private const int LanguageVersion = 1;

    public Task<Answer<ImmutableArray<EntraApplication>>> ListAsync(CancellationToken token) =>
        graph.ListAsync("list-applications", $"applications?$select={DirectoryReader.ApplicationFields}&$top=100", DirectoryReader.Application, token);

    public Task<Answer<EntraApplication>> GetAsync(string id, CancellationToken token) =>
        graph.GetAsync("get-application", $"{At(id)}?$select={DirectoryReader.ApplicationFields}", DirectoryReader.Application, token);

    /// <param name="appId">The client id, by which tokens name it; objects are named by another.</param>
    public Task<Answer<EntraApplication>> FindAsync(string appId, CancellationToken token) =>
        graph.GetAsync("find-application", $"applications(appId='{Uri.EscapeDataString(appId)}')?$select={DirectoryReader.ApplicationFields}", DirectoryReader.Application, token);

    public Task<Answer<EntraNewPassword>> AddPasswordAsync(string id, string name, DateTimeOffset ends, CancellationToken token) =>
        graph.CreateAsync(
            "add-password", $"{At(id)}/addPassword",
            new JsonObject
            {
                ["passwordCredential"] = new JsonObject
                {
                    ["displayName"] = name,
                    ["endDateTime"] = ends.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                },
            },
            e => new EntraNewPassword(e.Text("keyId"), SecretText.Of(e.Text("secretText"))), token);

    public Task<Answer<Done>> RemovePasswordAsync(string id, string keyId, CancellationToken token) =>
        graph.ChangeAsync("remove-password", HttpMethod.Post, $"{At(id)}/removePassword", new JsonObject { ["keyId"] = keyId }, token);

    public Task<Answer<Done>> SetDisabledAsync(string id, bool disabled, CancellationToken token) =>
        graph.ChangeAsync("disable-application", HttpMethod.Patch, At(id), new JsonObject { ["isDisabled"] = disabled }, token);

    /// <summary>The certificates whole, with their public keys: shown only to who asks for them of a single application.</summary>
    public Task<Answer<ImmutableArray<JsonObject>>> GetCertificatesAsync(string id, CancellationToken token) =>
        graph.GetAsync("get-certificates", $"{At(id)}?$select=id,keyCredentials", e => e.Items("keyCredentials").Select(Whole).ToImmutableArray(), token);

    /// <summary>Replaces the whole list, without a condition: read what is there just before.</summary>
    public Task<Answer<Done>> PutCertificatesAsync(string id, IEnumerable<JsonObject> certificates, CancellationToken token) =>
        graph.ChangeAsync("put-certificates", HttpMethod.Patch, At(id), new JsonObject { ["keyCredentials"] = new JsonArray([.. certificates.Select(c => c.DeepClone())]) }, token);

    public Task<Answer<ImmutableArray<EntraOwner>>> ListOwnersAsync(string id, CancellationToken token) =>
        graph.ListAsync("list-owners", $"{At(id)}/owners", DirectoryReader.Owner, token);

    public Task<Answer<Done>> RemoveOwnerAsync(string id, string owner, CancellationToken token) =>
        graph.ChangeAsync("remove-owner", HttpMethod.Delete, $"{At(id)}/owners/{Uri.EscapeDataString(owner)}/$ref", null, token);

    /// <summary>A repeat is refused, as the owner is there already.</summary>
    public Task<Answer<Done>> AddOwnerAsync(string id, string owner, CancellationToken token) =>
        graph.ChangeAsync("add-owner", HttpMethod.Post, $"{At(id)}/owners/$ref", new JsonObject { ["@odata.id"] = graph.Reference($"directoryObjects/{owner}") }, token);

    /// <summary>By beta: v1.0 shows a flexible credential as one without a subject.</summary>
    public Task<Answer<ImmutableArray<FederatedCredential>>> ListFederatedAsync(string id, CancellationToken token) =>
        graph.ListAsync("list-federated-credentials", $"{At(id)}/federatedIdentityCredentials", DirectoryReader.Federated, token, GraphChannel.Beta);

    /// <summary>The name is unique in the application, so a repeat of the same fails as already existing; the lost answer is found by listing.</summary>
    public Task<Answer<FederatedCredential>> CreateFederatedAsync(string id, FederatedCredential credential, CancellationToken token) =>
        graph.CreateAsync("create-federated-credential", $"{At(id)}/federatedIdentityCredentials", Body(credential), DirectoryReader.Federated, token, VersionFor(credential));

    public Task<Answer<Done>> DeleteFederatedAsync(string id, string credentialId, CancellationToken token) =>
        graph.ChangeAsync("delete-federated-credential", HttpMethod.Delete, $"{At(id)}/federatedIdentityCredentials/{Uri.EscapeDataString(credentialId)}", null, token);

    private static JsonObject Whole(JsonElement e) => JsonNode.Parse(e.GetRawText())?.AsObject() ?? throw new BadAnswerException("a certificate is no object");

    private static JsonObject Body(FederatedCredential credential)
    {
        var body = new JsonObject
        {
            ["name"] = credential.Name,
            ["issuer"] = credential.Issuer,
            ["audiences"] = new JsonArray([.. credential.Audiences.Select(a => JsonValue.Create(a))]),
        };
        if (credential.Subject is not null)
        {
            body["subject"] = credential.Subject;
        }

        if (credential.Description is not null)
        {
            body["description"] = credential.Description;
        }

        if (credential.Expression is not null)
        {
            body["claimsMatchingExpression"] = new JsonObject { ["value"] = credential.Expression, ["languageVersion"] = LanguageVersion };
        }

        return body;
    }

    private static string VersionFor(FederatedCredential credential) => credential.Expression is null ? GraphChannel.Stable : GraphChannel.Beta;

    private static string At(string id) => $"applications/{Uri.EscapeDataString(id)}";
}
