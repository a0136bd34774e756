using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>For requests that carry their own proof: those to the token endpoint.</summary>
internal sealed class NoCredential : IRequestAuthority
{
    public Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderFailure?>(null);

    public bool Renew() => false;
}
