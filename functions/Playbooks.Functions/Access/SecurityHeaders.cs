using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>What browsers are told about every answer. A page that needs more says so itself, and says exactly what.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing is loaded, framed, sent or run.</summary>
    public const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Set(HttpResponse response, bool isHttps)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.XFrameOptions = "DENY";
        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
