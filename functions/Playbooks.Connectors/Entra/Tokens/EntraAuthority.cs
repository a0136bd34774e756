using System.Net.Http.Headers;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>Puts a bearer token on each request; asks for a new one early, and once more after a 401.</summary>
internal sealed class EntraAuthority(IEntraTokens tokens, TimeProvider time) : IRequestAuthority, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim turn = new(1);
    private EntraToken? held;

    public async Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken)
    {
        var answer = await TokenAsync(cancellationToken);
        if (!answer.Is(out var token, out var why))
        {
            return why;
        }

        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.RevealText());
        return null;
    }

    /// <summary>The token in use, or a new one where it is about to expire.</summary>
    public async Task<Answer<EntraToken>> TokenAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (held is null || held.Expires - Early <= time.GetUtcNow())
            {
                var answer = await tokens.RequestAsync(cancellationToken);
                if (!answer.Is(out held, out var why))
                {
                    return why;
                }
            }

            return held;
        }
        finally
        {
            turn.Release();
        }
    }

    public bool Renew()
    {
        held = null;
        return true;
    }

    public void Dispose() => turn.Dispose();
}
