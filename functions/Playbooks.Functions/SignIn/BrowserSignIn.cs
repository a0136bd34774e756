using Microsoft.Extensions.Configuration;
using Playbooks.Connectors.Secrets;

namespace Playbooks.Functions.SignIn;

/// <summary>How people sign in with a browser.</summary>
/// <param name="Client">The client id by which the issuer knows this installation; ID tokens are for it.</param>
/// <param name="Origin">Where browsers find this installation, as they spell it: <c>https://HOST</c>.</param>
/// <param name="SessionKey">What sessions are sealed with: at least 32 random bytes. Null for one that ends with this process.</param>
/// <param name="Secret">The client's secret; null where there is none.</param>
/// <param name="ProvesByIdentity">The client is proven by this program's managed identity, which the issuer trusts.</param>
internal sealed record BrowserSignIn(string Client, Uri Origin, SecretSource? SessionKey, SecretSource? Secret, bool ProvesByIdentity)
{
    private const string ByIdentity = "managed-identity";

    public bool IsHttps => Origin.Scheme == Uri.UriSchemeHttps;

    /// <summary>Null where people do not sign in with a browser, or something is wrong, which is then said.</summary>
    public static BrowserSignIn? Read(IConfiguration section, ICollection<string> wrong)
    {
        if (SignInSettings.Given(section, "Client") is not { } client)
        {
            return null;
        }

        var origin = OriginOf(section["Origin"], wrong);
        var proof = SignInSettings.Given(section, "ClientProof");
        var secret = proof is null or ByIdentity ? null : PlaceOf(proof, "SignIn__ClientProof", wrong);
        var key = SignInSettings.Given(section, "SessionKey") is { } place ? PlaceOf(place, "SignIn__SessionKey", wrong) : null;
        if (key is null && origin is { IsLoopback: false })
        {
            wrong.Add("SignIn__SessionKey is not set: sessions would end with each process, and every process would have its own. Write file:PATH or env:NAME of 32 random bytes or more.");
        }

        return origin is null ? null : new BrowserSignIn(client, origin, key, secret, proof == ByIdentity);
    }

    private static Uri? OriginOf(string? text, ICollection<string> wrong)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var origin) && Tokens.TrustedIssuer.IsSafe(origin) && origin is { PathAndQuery: "/", Fragment: "", UserInfo: "" })
        {
            return origin;
        }

        wrong.Add($"SignIn__Origin is '{text}': write where browsers find this installation, https://HOST.");
        return null;
    }

    private static SecretSource? PlaceOf(string place, string setting, ICollection<string> wrong)
    {
        switch (place.Split(':', 2))
        {
            case ["file", { Length: > 0 } path]:
                return SecretSources.File(path);
            case ["env", { Length: > 0 } name]:
                return SecretSources.Environment(name);
            default:
                wrong.Add($"{setting} is no place of a secret: write file:PATH or env:NAME.");
                return null;
        }
    }
}
