using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.SignIn.Sessions;

/// <summary>
/// Hands something sealed to a browser in a cookie that scripts do not see and other hosts cannot set (<c>__Host-</c>), and takes it back. Only on a laptop, over
/// plain http, without that prefix.
/// </summary>
internal sealed class SessionCookie<T>(Seal seal, string name, bool isHttps)
    where T : class
{
    private readonly string cookie = isHttps ? $"__Host-{name}" : name;

    /// <summary>Null where there is none, or it is none of ours.</summary>
    public T? Read(HttpRequest request)
    {
        try
        {
            return request.Cookies.TryGetValue(cookie, out var text) && seal.Open(text) is { } content ? JsonSerializer.Deserialize<T>(content) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool IsIn(HttpRequest request) => request.Cookies.ContainsKey(cookie);

    public void Write(HttpResponse response, T content) => response.Cookies.Append(cookie, seal.Close(JsonSerializer.SerializeToUtf8Bytes(content)), Options());

    public void Remove(HttpResponse response) => response.Cookies.Delete(cookie, Options());

    /// <summary>Lax, not strict: whoever comes back from the issuer, or by a link in a chat, is sent to us by another site.</summary>
    private CookieOptions Options() => new() { HttpOnly = true, Secure = isHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
