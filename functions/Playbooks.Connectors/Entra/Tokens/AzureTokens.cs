using Azure.Core;
using Azure.Identity;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>Tokens by Azure.Identity: its default chain (environment, workload identity, managed identity, developer's sign-in) or a certificate.</summary>
internal sealed class AzureTokens(TokenCredential credential, string scope) : IEntraTokens
{
    public async Task<Answer<EntraToken>> RequestAsync(CancellationToken token)
    {
        try
        {
            var got = await credential.GetTokenAsync(new TokenRequestContext([scope]), token);
            return new EntraToken(SecretText.Of(got.Token), got.ExpiresOn);
        }
        catch (AuthenticationFailedException wrong)
        {
            // The library's text is long and may quote what it sent, so only its kind is told.
            return new ProviderFailure(FailureKind.Unusable, ClientTokens.Operation, $"no token by {credential.GetType().Name} ({wrong.GetType().Name}): sign in, or configure a client");
        }
    }
}
