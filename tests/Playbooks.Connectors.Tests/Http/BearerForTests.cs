using System.Net.Http.Headers;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Tests.Http;

/// <summary>A token that can be renewed once: "old", then "new".</summary>
internal sealed class BearerForTests : IRequestAuthority
{
    private string token = "old";

    public Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken)
    {
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.FromResult<ProviderFailure?>(null);
    }

    public bool Renew()
    {
        token = "new";
        return true;
    }
}
