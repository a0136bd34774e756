using System.Net.Http.Headers;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>
/// Signs with the installation's token: kept until five minutes before it expires, made by one caller while the others wait,
/// and made anew after a 401.
/// </summary>
internal sealed class InstallationAuthority(GitHubApi app, long installationId, TimeProvider time) : IRequestAuthority, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim minting = new(1);
    private SecretText? token;
    private DateTimeOffset goodUntil;

    public async Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken)
    {
        await minting.WaitAsync(cancellationToken);
        try
        {
            if (token is null || time.GetUtcNow() >= goodUntil)
            {
                if (await MintAsync(cancellationToken) is { } failure)
                {
                    return failure;
                }
            }

            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token?.RevealText());
            return null;
        }
        finally
        {
            minting.Release();
        }
    }

    public bool Renew()
    {
        goodUntil = DateTimeOffset.MinValue;
        return true;
    }

    public void Dispose()
    {
        token?.Dispose();
        minting.Dispose();
    }

    private async Task<ProviderFailure?> MintAsync(CancellationToken cancellationToken)
    {
        var path = GitHubPath.Of($"/app/installations/{installationId}/access_tokens");
        var answer = await app.CreateAsync<InstallationToken>("github.create-installation-token", path, null, true, cancellationToken);
        if (!answer.Is(out var minted, out var failure))
        {
            return failure;
        }

        token?.Dispose();
        token = SecretText.Of(minted.Token);
        goodUntil = minted.ExpiresAt - Margin;
        return null;
    }
}
