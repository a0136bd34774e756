using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Sandbox.Aws.Signing;

/// <summary>
/// AWS Signature Version 4 as the verifying side computes it, written from the IAM user guide's
/// "Create a signed AWS API request" and not from any client: a mistake in the product's signer shows here.
/// </summary>
internal static class SignatureV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public static string Sign(string secretKey, CredentialScope scope, string amzDate, string canonicalRequest) =>
        Convert.ToHexStringLower(Hmac(SigningKey(secretKey, scope), StringToSign(scope, amzDate, canonicalRequest)));

    public static string StringToSign(CredentialScope scope, string amzDate, string canonicalRequest) =>
        $"{Algorithm}\n{amzDate}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    public static byte[] SigningKey(string secretKey, CredentialScope scope)
    {
        var date = Hmac(Encoding.UTF8.GetBytes("AWS4" + secretKey), scope.Date);
        return Hmac(Hmac(Hmac(date, scope.Region), scope.Service), CredentialScope.Terminator);
    }

    public static string CanonicalRequest(SignedHead head, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder();
        text.Append(head.Method).Append('\n').Append(CanonicalPath(head.Path)).Append('\n').Append(CanonicalQuery(head.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(head.Headers.GetValueOrDefault(name, "")).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The path is encoded once more than it travels; only S3 does not do that.</summary>
    private static string CanonicalPath(string path) =>
        path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Reencode(pair[0]), Value: pair.Length == 2 ? Reencode(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Reencode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
