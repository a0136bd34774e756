using System.Security.Cryptography;
using System.Text;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Entra.Tokens;

/// <summary>Checks a client and its credential in the order Entra does: the app, whether it is enabled, then what it presents.</summary>
internal static class ClientCredentials
{
    public static TokenGrant BySecret(EntraDirectory directory, string clientId, string secret, DateTimeOffset now)
    {
        var found = Client(directory, clientId, now);
        if (found.Error is not null)
        {
            return found;
        }

        var known = Holders(directory, clientId).SelectMany(holder => Usable(holder, now)).FirstOrDefault(password => Same(password.Value, secret));
        return known is null ? found with { Error = TokenError.WrongSecret(clientId) }
            : now >= known.End ? found with { Error = TokenError.ExpiredSecret(clientId), PasswordKeyId = known.KeyId }
            : found with { PasswordKeyId = known.KeyId };
    }

    public static TokenGrant ByAssertion(EntraDirectory directory, string clientId, string assertion, DateTimeOffset now)
    {
        var found = Client(directory, clientId, now);
        if (found.Error is not null)
        {
            return found;
        }

        if (!WebToken.TryRead(assertion, out var token))
        {
            return found with { Error = TokenError.NoToken };
        }

        // Entra looks for a matching record before it fetches the issuer's keys.
        var match = Application(directory, clientId)?.Federated.Find(item => item.UsableFrom <= now && FederatedMatch.Matches(item, token.Issuer, token.Audience, token.Text));
        return match is null ? found with { Error = TokenError.NoFederated(token.Issuer, token.Subject, token.Audience) }
            : !WebTokenKey.GitHubActions.Signed(token) ? found with { Error = TokenError.Unsigned }
            : !token.IsCurrent(now) ? found with { Error = TokenError.Stale }
            : found with { FederatedId = match.Id };
    }

    /// <summary>Without any delay of the directory: does the secret authenticate from now on?</summary>
    public static bool SecretWorks(EntraDirectory directory, string clientId, string secret, DateTimeOffset now) =>
        IsEnabled(directory, clientId)
        && Holders(directory, clientId).SelectMany(holder => holder.Passwords).Any(password => Same(password.Value, secret) && password.Start <= now && now < password.End);

    public static bool FederatedWorks(EntraDirectory directory, string clientId, string? issuer, string? subject, string? audience) =>
        IsEnabled(directory, clientId)
        && Application(directory, clientId) is { } application
        && application.Federated.Exists(item => FederatedMatch.Matches(item, issuer, audience, claim => claim == "sub" ? subject : null));

    private static TokenGrant Client(EntraDirectory directory, string clientId, DateTimeOffset now)
    {
        var principal = directory.ServicePrincipals.Find(item => Is(item, clientId));
        var error = principal is null ? TokenError.UnknownApp(clientId, directory.Domain)
            : !principal.Enabled.Seen(now) || Application(directory, clientId)?.Disabled.Seen(now) == true ? TokenError.Disabled(principal.Name)
            : null;
        return new(error, principal);
    }

    private static bool IsEnabled(EntraDirectory directory, string clientId) =>
        directory.ServicePrincipals.Find(item => Is(item, clientId)) is { Enabled.Truth: true } && Application(directory, clientId)?.Disabled.Truth != true;

    private static EntraApplication? Application(EntraDirectory directory, string clientId) => directory.Applications.Find(item => Is(item, clientId));

    /// <summary>A secret of the application or of its service principal: both authenticate.</summary>
    private static IEnumerable<EntraClient> Holders(EntraDirectory directory, string clientId) =>
        directory.Applications.Concat<EntraClient>(directory.ServicePrincipals).Where(item => Is(item, clientId));

    private static IEnumerable<EntraPassword> Usable(EntraClient holder, DateTimeOffset now) =>
        holder.Passwords.Where(password => password.UsableFrom <= now && password.Start <= now)
            .Concat(holder.Fading.Where(item => now < item.Until).Select(item => item.Password));

    private static bool Is(EntraClient client, string clientId) => string.Equals(client.AppId, clientId, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
