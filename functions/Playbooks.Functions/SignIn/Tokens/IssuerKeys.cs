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

    /// <summary>How long the issuer is waited for, whoever waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private Task asking = Task.CompletedTask;
    private OpenIdConnectConfiguration? known;
    private DateTimeOffset readAt;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    public TrustedIssuer Issuer { get; } = issuer;

    /// <summary>Null while the issuer cannot be asked and nothing usable is known of it.</summary>
    /// <param name="again">What was known did not do: ask anew if that was not done just now.</param>
    public async Task<OpenIdConnectConfiguration?> ReadAsync(bool again, CancellationToken token)
    {
        await Begin(again).WaitAsync(token);
        lock (gate)
        {
            return UsableAt(time.GetUtcNow());
        }
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    /// <summary>Asks for everybody who waits, so that whoever goes away takes nothing from the others. What is known and does is not waited for.</summary>
    private Task Begin(bool again)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (asking.IsCompleted && (known is null || again || now - readAt >= Fresh) && now - triedAt >= Pause)
            {
                triedAt = now;
                var end = ending.Token;
                asking = Task.Run(() => AskAsync(now, end), CancellationToken.None);
            }

            return again || UsableAt(now) is null ? asking : Task.CompletedTask;
        }
    }

    private OpenIdConnectConfiguration? UsableAt(DateTimeOffset now) => known is not null && now - readAt < Usable ? known : null;

    private async Task AskAsync(DateTimeOffset now, CancellationToken end)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, end);
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(Issuer.Discovery.AbsoluteUri, documents, either.Token);
            if (read.Issuer != Issuer.Name)
            {
                Unlike(Issuer.Discovery);
                return;
            }

            lock (gate)
            {
                (known, readAt) = (read, now);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or ArgumentException or JsonException or OperationCanceledException)
        {
            NotRead(Issuer.Discovery, e.GetType().Name);
        }
    }

    [LoggerMessage(60, LogLevel.Error, "{Discovery} describes another issuer than the one that is trusted; its keys are not used.")]
    private partial void Unlike(Uri discovery);

    [LoggerMessage(61, LogLevel.Error, "{Discovery} or the keys it names cannot be read: {Fault}.")]
    private partial void NotRead(Uri discovery, string fault);
}
