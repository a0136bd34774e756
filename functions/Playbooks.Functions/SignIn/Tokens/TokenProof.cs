using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>
/// Says whether a token was signed by one issuer for one audience and holds now (RFC 8725): exact issuer, exact audience, an algorithm from the list, the key
/// that the token names among those the issuer publishes. Keys and addresses in the token's own header are never used.
/// </summary>
internal sealed class TokenProof(IssuerKeys keys, TimeProvider time)
{
    /// <summary>How far the issuer's clock may be from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16 * 1024 };

    public TrustedIssuer Issuer => keys.Issuer;

    /// <param name="audiences">One of these must be the token's; never empty.</param>
    public async Task<TokenAnswer> ProveAsync(string token, IReadOnlyCollection<string> audiences, CancellationToken cancel)
    {
        if (TokenShape.WhyNot(token) is { } why)
        {
            return new TokenAnswer.Refused(why);
        }

        if (await keys.ReadAsync(again: false, cancel) is not { } known)
        {
            return new TokenAnswer.Unavailable();
        }

        var result = await Handler.ValidateTokenAsync(token, Rules(known, audiences));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await keys.ReadAsync(again: true, cancel) is { } latest && latest != known)
        {
            result = await Handler.ValidateTokenAsync(token, Rules(latest, audiences));
        }

        return result.IsValid ? Proven(token) : new TokenAnswer.Refused(Say(result.Exception));
    }

    private TokenAnswer Proven(string token)
    {
        var proven = new ProvenToken(Issuer.Name, TokenShape.Claims(token));
        return proven.Claims.TryGetProperty("iat", out var at) && at.TryGetDouble(out var issued) && issued > (time.GetUtcNow() + Skew).ToUnixTimeSeconds()
            ? new TokenAnswer.Refused("it is from the future")
            : new TokenAnswer.Proven(proven);
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration known, IReadOnlyCollection<string> audiences) => new()
    {
        ValidIssuer = Issuer.Name,
        ValidAudiences = audiences,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = TokenShape.Algorithms,
        ValidTypes = ["JWT", "at+jwt", "application/at+jwt"],
        IssuerSigningKeys = known.SigningKeys.Where(IsForSignatures),
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        LifetimeValidator = (from, until, _, _) => Holds(from, until),
        IncludeTokenOnFailedValidation = false,
        LogValidationExceptions = false,
    };

    private bool Holds(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }

    private static bool IsForSignatures(SecurityKey key) => key is AsymmetricSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve };

    private static string Say(Exception fault) => fault switch
    {
        SecurityTokenInvalidAudienceException => "it is for another audience",
        SecurityTokenInvalidIssuerException => "it is of another issuer",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => "it does not hold now",
        SecurityTokenSignatureKeyNotFoundException => "its issuer has no such key",
        SecurityTokenInvalidTypeException => "it is of a kind that is not taken here",
        _ => "its signature is not its issuer's",
    };
}
