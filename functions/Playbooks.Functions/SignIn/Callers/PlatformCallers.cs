using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn.Callers;

/// <summary>
/// People whom the platform's own sign-in (Easy Auth) has proven. Built only where <see cref="SignInSettings.TrustsPlatform"/>: elsewhere anybody could send the
/// header. What it says of issuer and audience is checked as in a token.
/// </summary>
internal sealed class PlatformCallers(SignInSettings settings, Register register) : ICallers
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int MostCharacters = 64 * 1024;

    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 8 };

    /// <summary>The platform writes some claims by the names that SOAP had for them.</summary>
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["http://schemas.microsoft.com/identity/claims/objectidentifier"] = "oid",
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"] = "sub",
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/role"] = "roles",
    };

    public ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token)
    {
        var headers = context.Request.Headers[Header];
        return ValueTask.FromResult(headers switch
        {
            [] => new Identified.Nobody(),
            [{ Length: <= MostCharacters } principal] when ClaimsOf(principal) is { } claims => Enter(claims),
            _ => new Identified.Refused("The platform's principal is not readable."),
        });
    }

    private Identified Enter(ProvenToken claims) => claims switch
    {
        _ when claims.Issuer != settings.Issuer.Name => new Identified.Refused("The platform's principal is of another issuer."),
        _ when !claims.Texts("aud").Any(audience => settings.Audiences.Contains(audience)) => new Identified.Refused("The platform's principal is for another audience."),
        _ when claims.Text(settings.SubjectClaim) is not { } id => new Identified.Refused($"The platform's principal has no claim '{settings.SubjectClaim}'."),
        _ => new Identified.As(register.Enter(settings.SubjectOf(claims, CallerKind.Person, "platform:easy-auth", $"platform {claims.Text(settings.SubjectClaim)}"))),
    };

    /// <summary>Null for what is no principal as the platform writes it: <c>{"claims":[{"typ":…,"val":…}]}</c> in base64.</summary>
    private static ProvenToken? ClaimsOf(string principal)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(principal), Bounds);
            var claims = document.RootElement.GetProperty("claims").EnumerateArray()
                .Select(claim => (Name: claim.GetProperty("typ").GetString() ?? "", Value: claim.GetProperty("val").GetString() ?? ""))
                .GroupBy(claim => Short.GetValueOrDefault(claim.Name, claim.Name), claim => claim.Value)
                .ToDictionary(claim => claim.Key, Shape);
            return new ProvenToken(claims.TryGetValue("iss", out var issuer) ? issuer as string ?? "" : "", JsonSerializer.SerializeToElement(claims));
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A claim that is there once is a text (a time is a number), several times a list: two subjects are none.</summary>
    private static object Shape(IGrouping<string, string> claim) => claim.ToImmutableArray() switch
    {
        [var only] when claim.Key == "auth_time" && long.TryParse(only, out var seconds) => seconds,
        [var only] => only,
        var several => several,
    };
}
