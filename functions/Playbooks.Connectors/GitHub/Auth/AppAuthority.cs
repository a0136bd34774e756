using System.Net.Http.Headers;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>Signs as the App itself; a token is made for each request and lives for minutes.</summary>
internal sealed class AppAuthority(GitHubSettings settings, TimeProvider time) : IRequestAuthority
{
    public Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Authorize(message, request));

    public bool Renew() => false;

    private ProviderFailure? Authorize(HttpRequestMessage message, ProviderRequest request)
    {
        using var key = settings.AppKey();
        if (key is null)
        {
            return new(FailureKind.Unusable, request.Operation, "the App's private key is not where the configuration says");
        }

        using var token = AppToken.Create(settings.AppId, key, time.GetUtcNow());
        if (token is null)
        {
            return new(FailureKind.Unusable, request.Operation, "the App's private key is no RSA key in PEM");
        }

        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.RevealText());
        return null;
    }
}
