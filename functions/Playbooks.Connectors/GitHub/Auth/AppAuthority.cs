using System.Net.Http.Headers;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>Signs as the App itself; a token lives for minutes.</summary>
internal sealed class AppAuthority(GitHubSettings settings, TimeProvider time) : IRequestAuthority
{
    private readonly VaultedTokens? vaulted = settings.AppKey is AppKey.Vaulted key ? new VaultedTokens(settings.AppId, key, time) : null;

    public async Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken)
    {
        var (made, why) = settings.AppKey is AppKey.Held held ? Create(held) : await AskAsync(cancellationToken);
        using var token = made;
        if (token is null)
        {
            return new(FailureKind.Unusable, request.Operation, why);
        }

        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.RevealText());
        return null;
    }

    public bool Renew() => vaulted?.Forget() == true;

    private (SecretText? Token, string Why) Create(AppKey.Held held)
    {
        using var key = held.Pem();
        return key is null
            ? (null, "the App's private key is not where the configuration says")
            : (AppToken.Create(settings.AppId, key, time.GetUtcNow()), "the App's private key is no RSA key in PEM");
    }

    private async Task<(SecretText? Token, string Why)> AskAsync(CancellationToken cancellationToken)
    {
        var (token, fault) = vaulted is null ? (null, null) : await vaulted.GetAsync(cancellationToken);
        return (token, $"the vault did not sign with the App's key: {fault?.Reason}");
    }
}
