using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Connectors.Vault;

/// <summary>
/// Public keys and signatures of a vault (learn.microsoft.com, "Key Vault REST": <c>GET keys/NAME/VERSION</c>, <c>POST keys/NAME/VERSION/sign</c>).
/// The private key stays there: a hash goes in, a signature comes out.
/// </summary>
internal sealed class VaultKeys(VaultAccess access)
{
    private const string Version = "7.4";
    private const int MostBytes = 64 * 1024;

    private readonly HttpPipeline pipeline = VaultPipeline.Build(access);

    public async Task<VaultAnswer<PublicKey>> GetAsync(KeyAddress key, CancellationToken token) =>
        await SendAsync(RequestMethod.Get, key, key.KeyPath, null, root => root.TryGetProperty("key", out var jwk) ? PublicKey.Read(key, jwk) : null, token);

    /// <param name="key">With its version.</param>
    /// <param name="algorithm"><c>ES256</c> or <c>RS256</c>.</param>
    /// <param name="digest">SHA-256 of what is signed.</param>
    public async Task<VaultAnswer<byte[]>> SignAsync(KeyAddress key, string algorithm, ReadOnlyMemory<byte> digest, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, value = Base64Url.EncodeToString(digest.Span) });
        return await SendAsync(RequestMethod.Post, key, $"{key.KeyPath}/sign", body, root => SignatureOf(key, root), token);
    }

    private static byte[]? SignatureOf(KeyAddress key, JsonElement root) =>
        root.TryGetProperty("kid", out var kid) && key.At(kid.GetString() ?? "") == key && root.TryGetProperty("value", out var value)
            ? Base64Url.DecodeFromChars(value.GetString())
            : null;

    private async Task<VaultAnswer<T>> SendAsync<T>(RequestMethod method, KeyAddress key, string path, byte[]? body, Func<JsonElement, T?> read, CancellationToken token)
        where T : class
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(key.Vault, path));
        message.Request.Uri.AppendQuery("api-version", Version);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        try
        {
            await pipeline.SendAsync(message, token);
            return Read(message.Response, read);
        }
        catch (Exception fault) when (IsOne(fault) && !token.IsCancellationRequested)
        {
            return new VaultAnswer<T>.Failed(VaultFault.NoAnswer((fault as AggregateException)?.InnerExceptions[^1].Message ?? fault.Message));
        }
    }

    private static VaultAnswer<T> Read<T>(Response response, Func<JsonElement, T?> read)
        where T : class
    {
        if (response.ContentStream is null || response.Content.ToMemory().Length > MostBytes)
        {
            return new VaultAnswer<T>.Failed(VaultFault.Unusable("its answer is empty or too long"));
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            return response.Status != 200 ? new VaultAnswer<T>.Failed(VaultFault.Of(response.Status, CodeOf(document.RootElement)))
                : read(document.RootElement) is { } value ? new VaultAnswer<T>.Done(value)
                : new VaultAnswer<T>.Failed(VaultFault.Unusable("its answer is about another key, or about one that this program cannot sign with"));
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return new VaultAnswer<T>.Failed(response.Status == 200 ? VaultFault.Unusable("its answer is not as described") : VaultFault.Of(response.Status, ""));
        }
    }

    private static string CodeOf(JsonElement root) =>
        root.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    private static bool IsOne(Exception fault) =>
        fault is RequestFailedException or AggregateException or IOException or TaskCanceledException or Azure.Identity.AuthenticationFailedException;
}
