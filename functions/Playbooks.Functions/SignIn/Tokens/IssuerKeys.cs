using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>
/// What an issuer publishes of itself: addresses and keys. Read again twice a day, and at once — but not more often than every half minute, whatever is
/// presented — when a token names a key that is not known.
/// </summary>
internal sealed partial class IssuerKeys(TrustedIssuer issuer, IDocumentRetriever documents, TimeProvider time, ILogger log) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>How long keys are believed while their issuer cannot be asked.</summary>
    public static readonly TimeSpan Usable = TimeSpan.FromHours(24);

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1, 1);
    private OpenIdConnectConfiguration? known;
    private DateTimeOffset readAt;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    public TrustedIssuer Issuer { get; } = issuer;

    /// <summary>Null while the issuer cannot be asked and nothing usable is known of it.</summary>
    /// <param name="again">What was known did not do: ask anew if that was not done just now.</param>
    public async Task<OpenIdConnectConfiguration?> ReadAsync(bool again, CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            var now = time.GetUtcNow();
            if ((known is null || again || now - readAt >= Fresh) && now - triedAt >= Pause)
            {
                triedAt = now;
                await AskAsync(now, token);
            }

            return known is not null && now - readAt < Usable ? known : null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task AskAsync(DateTimeOffset now, CancellationToken token)
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(Issuer.Discovery.AbsoluteUri, documents, token);
            if (read.Issuer != Issuer.Name)
            {
                Unlike(Issuer.Discovery);
                return;
            }

            (known, readAt) = (read, now);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or ArgumentException or JsonException
            || (e is OperationCanceledException && !token.IsCancellationRequested))
        {
            NotRead(Issuer.Discovery, e.GetType().Name);
        }
    }

    [LoggerMessage(60, LogLevel.Error, "{Discovery} describes another issuer than the one that is trusted; its keys are not used.")]
    private partial void Unlike(Uri discovery);

    [LoggerMessage(61, LogLevel.Error, "{Discovery} or the keys it names cannot be read: {Fault}.")]
    private partial void NotRead(Uri discovery, string fault);
}
