using System.Net.Http.Headers;
using System.Text;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>Signs with an App's client id and client secret (RFC 7617).</summary>
internal sealed class ClientAuthority(OtherApp app) : IRequestAuthority
{
    public Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Authorize(message, request));

    public bool Renew() => false;

    private ProviderFailure? Authorize(HttpRequestMessage message, ProviderRequest request)
    {
        using var secret = app.ClientSecret?.Invoke();
        if (secret is null)
        {
            return new(FailureKind.Unusable, request.Operation, $"the client secret of App {app.Id} is not where the configuration says");
        }

        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{secret.RevealText().Trim()}")));
        return null;
    }
}
