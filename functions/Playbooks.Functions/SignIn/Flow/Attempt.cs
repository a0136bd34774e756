namespace Playbooks.Functions.SignIn.Flow;

/// <summary>A sign-in that was begun and has not come back; sealed in the browser that began it, so that no other can end it.</summary>
/// <param name="State">Comes back with the code.</param>
/// <param name="Nonce">Comes back inside the ID token.</param>
/// <param name="Verifier">Proves to the issuer that whoever began it redeems the code (PKCE, RFC 7636).</param>
/// <param name="Return">The page to go to then.</param>
/// <param name="MostAge">How old the person's proof may be at most; null where any does.</param>
internal sealed record Attempt(string State, string Nonce, string Verifier, string Return, TimeSpan? MostAge, DateTimeOffset BegunAt)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
}
