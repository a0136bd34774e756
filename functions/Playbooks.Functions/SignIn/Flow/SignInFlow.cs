using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn.Flow;

/// <summary>
/// Signing in with a browser: OpenID Connect's authorization code flow with PKCE (S256), state and nonce, the ID token proven like every token.
/// </summary>
internal sealed class SignInFlow(SignInSettings settings, BrowserSignIn browser, Issuers issuers, CodeExchange exchange, TimeProvider time)
{
    public const string CallbackPath = "/ui/signin/callback";

    private Uri Callback => new(browser.Origin, CallbackPath);

    /// <summary>Where to send the browser, and what to keep in it; null while the issuer cannot be asked.</summary>
    /// <param name="back">A page of ours; anything else becomes the first page.</param>
    /// <param name="mostAge">The person has to prove themselves again if the last time is longer ago.</param>
    public async Task<(Uri To, Attempt Attempt)?> BeginAsync(string? back, TimeSpan? mostAge, CancellationToken token)
    {
        if (issuers.KeysOf(settings.Issuer.Name) is not { } keys || await keys.ReadAsync(again: false, token) is not { AuthorizationEndpoint: { Length: > 0 } endpoint })
        {
            return null;
        }

        var attempt = new Attempt(Chance(), Chance(), Chance(), PageOf(back), mostAge, time.GetUtcNow());
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = browser.Client,
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["redirect_uri"] = Callback.AbsoluteUri,
            ["scope"] = "openid profile",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (mostAge is { } age)
        {
            query["max_age"] = ((long)age.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return (new Uri(QueryHelpers.AddQueryString(endpoint, query)), attempt);
    }

    /// <summary>Who came back; null, with what is wrong, where that is not proven.</summary>
    public async Task<(ProvenSubject? Subject, string Wrong)> EndAsync(Attempt? attempt, IssuerReply reply, CancellationToken token)
    {
        if (attempt is null)
        {
            return (null, "This browser did not begin a sign-in here, or too long ago; begin again.");
        }

        if (WhyNot(attempt, reply) is { } why)
        {
            return (null, why);
        }

        var keys = issuers.KeysOf(settings.Issuer.Name);
        var proof = issuers.Find(settings.Issuer.Name);
        if (proof is null || keys is null || await keys.ReadAsync(again: false, token) is not { TokenEndpoint: { Length: > 0 } endpoint })
        {
            return (null, "The issuer does not answer; begin again in half a minute.");
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !TrustedIssuer.IsSafe(address)
            || await exchange.RedeemAsync(address, reply.Code ?? "", attempt, Callback, token) is not { } redeemed)
        {
            return (null, "The issuer did not take the code; begin again.");
        }

        return await proof.ProveAsync(redeemed, [browser.Client], token) switch
        {
            TokenAnswer.Proven proven when WhyNot(attempt, proven.Token) is { } wrong => (null, wrong),
            TokenAnswer.Proven proven => (settings.SubjectOf(proven.Token, CallerKind.Person, "session:oidc", session: null), ""),
            TokenAnswer.Refused refused => (null, $"The ID token is refused: {refused.Reason}."),
            _ => (null, "The issuer does not answer; begin again in half a minute."),
        };
    }

    /// <summary>A page of ours: a path below /ui, and nothing that a browser would read as another host.</summary>
    public static string PageOf(string? back) =>
        back is { Length: < 1000 } && back.StartsWith("/ui/", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "/ui/";

    private string? WhyNot(Attempt attempt, IssuerReply reply) => attempt switch
    {
        _ when time.GetUtcNow() - attempt.BegunAt > Attempt.Longest => "The sign-in took too long; begin again.",
        _ when !Same(attempt.State, reply.State) => "The answer is not of the sign-in that this browser began; begin again.",
        _ when reply.Issuer is { } issuer && issuer != settings.Issuer.Name => "The answer is of another issuer (RFC 9207).",
        _ when reply.Error is not null => "The issuer did not sign you in.",
        _ when reply.Code is null => "The answer carries no code.",
        _ => null,
    };

    private string? WhyNot(Attempt attempt, ProvenToken token) => token switch
    {
        _ when !Same(attempt.Nonce, token.Text("nonce")) => "The ID token was made for another sign-in.",
        _ when token.Texts("aud").Length > 1 && token.Text("azp") != browser.Client => "The ID token was made for another client.",
        _ when token.Text(settings.SubjectClaim) is null => $"The ID token has no claim '{settings.SubjectClaim}'.",
        _ when attempt.MostAge is { } most && !(token.AuthenticatedAt >= attempt.BegunAt - most - TokenProof.Skew) => "You were asked to prove again who you are, and the issuer does not say that you did.",
        _ => null,
    };

    private static bool Same(string ours, string? theirs) =>
        theirs is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));

    /// <summary>32 random bytes: as long as RFC 7636 recommends.</summary>
    private static string Chance() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
