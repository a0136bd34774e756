using System.Text.Json;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.SignIn.Flow;

/// <summary>Redeems a code at the issuer for an ID token (OpenID Connect Core §3.1.3).</summary>
internal sealed class CodeExchange(BrowserSignIn settings, ClientProof proof, HttpClient http)
{
    private const int MostBytes = 128 * 1024;

    /// <summary>Null where the issuer gives none.</summary>
    public async Task<string?> RedeemAsync(Uri endpoint, string code, Attempt attempt, Uri callback, CancellationToken token)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", callback.AbsoluteUri), new("client_id", settings.Client),
            new("code_verifier", attempt.Verifier), .. await proof.FieldsAsync(token),
        ]);
        try
        {
            using var answer = await http.PostAsync(endpoint, form, token);
            await using var body = await answer.Content.ReadAsStreamAsync(token);
            return answer.IsSuccessStatusCode && await BoundedBody.ReadAsync(body, MostBytes, token) is { } bytes ? IdTokenOf(bytes) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !token.IsCancellationRequested))
        {
            return null;
        }
    }

    private static string? IdTokenOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var body = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("id_token", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
