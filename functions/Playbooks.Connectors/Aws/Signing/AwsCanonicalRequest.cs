using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Connectors.Aws.Signing;

/// <summary>
/// The canonical form of a request that Signature Version 4 signs
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
/// <param name="SignedHeaders">Lower-case header names, sorted, joined by <c>;</c>.</param>
internal sealed record AwsCanonicalRequest(string Text, string SignedHeaders)
{
    public static AwsCanonicalRequest Of(HttpMethod method, Uri address, IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> body)
    {
        var sorted = headers.Select(h => (Name: Lower(h.Key), Value: Squeeze(h.Value))).OrderBy(h => h.Name, StringComparer.Ordinal).ToArray();
        var names = string.Join(';', sorted.Select(h => h.Name));
        var text = new StringBuilder()
            .Append(method.Method).Append('\n')
            .Append(Path(address)).Append('\n')
            .Append(Query(address)).Append('\n');
        foreach (var (name, value) in sorted)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }

        text.Append('\n').Append(names).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(body)));
        return new AwsCanonicalRequest(text.ToString(), names);
    }

    // Every service but S3 encodes each segment of the path as sent once more.
    private static string Path(Uri address) => string.Join('/', address.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string Query(Uri address)
    {
        var pairs = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        return string.Join('&', pairs
            .Select(pair => (Name: Encode(pair[0]), Value: pair.Length == 2 ? Encode(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Encode(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));

#pragma warning disable CA1308 // The signature is defined over lower-case header names.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    private static string Squeeze(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
