namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>Somebody whose signed statements about people or programs are believed.</summary>
/// <param name="Name">The <c>iss</c> of its tokens, compared byte by byte.</param>
/// <param name="Discovery">Its OpenID Connect discovery document; its keys are read from where that says.</param>
internal sealed record TrustedIssuer(string Name, Uri Discovery)
{
    private const string WellKnown = "/.well-known/openid-configuration";

    /// <summary>Null for what is no https address; plain http is for an issuer on this machine.</summary>
    public static TrustedIssuer? Of(string name) =>
        Uri.TryCreate(name, UriKind.Absolute, out var address) && IsSafe(address) && address is { Query: "", Fragment: "", UserInfo: "" }
            ? new TrustedIssuer(name, new Uri(name.TrimEnd('/') + WellKnown))
            : null;

    /// <summary>Keys that anybody on the way could change prove nothing.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
