using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.SignIn.Sessions;

namespace Playbooks.Functions.Access;

/// <summary>
/// Tells requests that a person's own page sent from those that another page made their browser send. Two proofs are asked for: that the browser names our origin,
/// and a token that only our pages can read.
/// </summary>
/// <param name="origin">Where browsers find this installation; null where that is wherever they asked (a laptop).</param>
internal sealed class Csrf(Seal seal, string? origin)
{
    public const string Header = "X-CSRF-Token";

    /// <summary>The field of a form.</summary>
    public const string Field = "csrf";

    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>For the pages of this caller; the empty text for callers who need none.</summary>
    public string TokenOf(WebCaller caller) => caller.Session is { } session ? seal.MarkOf(session) : "";

    /// <summary>Null where the request is the caller's own; otherwise what is wrong.</summary>
    public async Task<string?> WhyNotAsync(HttpContext context, WebCaller caller, CancellationToken token)
    {
        var request = context.Request;
        if (caller.Session is null || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        if (!IsOwn(request))
        {
            return "The request comes from a page of another origin.";
        }

        // On a laptop programs come without a token of their own; a browser always says where it comes from.
        return (caller.Via == "development:loopback" && !IsBrowser(request)) || IsTokenOf(caller, await GivenAsync(request, token))
            ? null
            : $"Send the token of your session, as header {Header} or as field {Field} of a form; GET /api/me gives it.";
    }

    private bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is var origins && (origins.Count == 0 || (origins is [{ } from] && from == (origin ?? $"{request.Scheme}://{request.Host.Value}")))
        && request.Headers[FetchSite] is [] or ["same-origin"] or ["none"];

    private static bool IsBrowser(HttpRequest request) => request.Headers.Origin.Count > 0 || request.Headers[FetchSite].Count > 0;

    private bool IsTokenOf(WebCaller caller, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(caller)), Encoding.UTF8.GetBytes(given));

    private static async Task<string> GivenAsync(HttpRequest request, CancellationToken token) =>
        request.Headers[Header] is [{ } header] ? header
        : request.HasFormContentType ? (await request.ReadFormAsync(token))[Field].ToString()
        : "";
}
