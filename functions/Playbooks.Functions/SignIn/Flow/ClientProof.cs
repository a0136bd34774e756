using Azure.Core;
using Azure.Identity;

namespace Playbooks.Functions.SignIn.Flow;

/// <summary>How this installation proves to the issuer that it is the client it says: by its managed identity, by a secret, or by nothing but PKCE.</summary>
internal sealed class ClientProof(BrowserSignIn settings, ManagedIdentityCredential? identity)
{
    /// <summary>What Entra demands as audience of a token that stands in for a client's secret.</summary>
    private const string Exchange = "api://AzureADTokenExchange/.default";

    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public async Task<IEnumerable<KeyValuePair<string, string>>> FieldsAsync(CancellationToken token)
    {
        if (settings.ProvesByIdentity)
        {
            var credential = identity ?? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
            var assertion = await credential.GetTokenAsync(new TokenRequestContext([Exchange]), token);
            return [new("client_assertion_type", JwtBearer), new("client_assertion", assertion.Token)];
        }

        using var secret = settings.Secret?.Invoke();
        return secret is null ? [] : [new("client_secret", secret.RevealText())];
    }
}
