using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>Signs a request the way a client does it, sharing nothing with the sandbox's check.</summary>
internal static class TestSigner
{
    public static void Sign(HttpRequestMessage request, byte[] body, AwsKey key, string service, string region, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request has an address.");
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority, ["x-amz-date"] = stamp };
        Add("x-amz-security-token", key.Token);
        Add("x-amz-content-sha256", request.Headers.TryGetValues("X-Amz-Content-Sha256", out var hash) ? hash.Single() : null);
        Add("x-amz-target", request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.Single() : null);
        var names = string.Join(';', headers.Keys);
        var canonical = $"{request.Method}\n{uri.AbsolutePath}\n{uri.Query.TrimStart('?')}\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signing = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + key.Secret), Hmac);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", stamp);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={key.Id}/{scope}, SignedHeaders={names}, Signature={Hex(Hmac(signing, text))}");

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers[name] = value;
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
