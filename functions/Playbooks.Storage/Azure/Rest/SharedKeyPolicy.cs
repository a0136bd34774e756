using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>
/// Signs with the account's key, for the emulator on loopback only (learn.microsoft.com, "Authorize with Shared Key"). Signs each try anew, for the date is signed too.
/// </summary>
internal sealed class SharedKeyPolicy(string account, byte[] key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] Signed = ["Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(TextOf(request))));
        request.Headers.SetValue("Authorization", $"SharedKey {account}:{signature}");
    }

    private string TextOf(Request request) => string.Join('\n', [
        request.Method.Method,
        .. Signed.Select(name => request.Headers.TryGetValue(name, out var value) && !(name == "Content-Length" && value == "0") ? value : ""),
        .. request.Headers.Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value}").Order(StringComparer.Ordinal),
        ResourceOf(request.Uri.ToUri()),
    ]);

    private string ResourceOf(Uri uri) => string.Join('\n', [
        $"/{account}{uri.AbsolutePath}",
        .. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => $"{pair[0].ToLowerInvariant()}:{Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")}").Order(StringComparer.Ordinal),
    ]);
}
