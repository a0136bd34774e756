using Microsoft.IdentityModel.Protocols;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>Reads an issuer's documents: over https (or from this machine), without being led elsewhere, at most 256 KiB each.</summary>
internal sealed class IssuerDocuments(HttpClient http) : IDocumentRetriever
{
    private const int MostBytes = 256 * 1024;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !TrustedIssuer.IsSafe(uri))
        {
            throw new IOException("an issuer's document names an address that is not https");
        }

        using var answer = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        return await BoundedBody.ReadAsync(body, MostBytes, cancel) is { } bytes
            ? System.Text.Encoding.UTF8.GetString(bytes.Span)
            : throw new IOException($"an issuer's document is larger than {MostBytes:N0} bytes");
    }
}
