namespace Playbooks.Connectors.Http;

/// <summary>Puts the credential on a request: a bearer token, a signature.</summary>
public interface IRequestAuthority
{
    /// <summary>Called for each attempt, after all other headers are set. A failure ends the request; nothing is sent.</summary>
    Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken);

    /// <summary>After a 401: true where a fresh credential will be used, so that one more attempt makes sense. Asked once per request.</summary>
    bool Renew();
}
