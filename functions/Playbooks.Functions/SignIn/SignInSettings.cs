using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn;

/// <summary>How people and programs sign in at this installation.</summary>
/// <param name="Issuer">Whose tokens prove people.</param>
/// <param name="Audiences">For whom access tokens are: this installation, by each name the issuer writes into tokens.</param>
/// <param name="SubjectClaim">The claim that names somebody for good: <c>oid</c> of Entra, elsewhere <c>sub</c>.</param>
/// <param name="Scope">What a client must have been allowed to do in a person's name.</param>
/// <param name="Browser">How people sign in with a browser; null where they do not.</param>
/// <param name="TrustsPlatform">The platform's own sign-in (Easy Auth) runs in front of this program and is believed.</param>
/// <param name="FreshFor">How old a proof may be with which somebody decides on a plan; null for as old as the session.</param>
internal sealed record SignInSettings(
    TrustedIssuer Issuer, ImmutableArray<string> Audiences, string SubjectClaim, string Scope, RoleMap Roles, BrowserSignIn? Browser, bool TrustsPlatform, TimeSpan? FreshFor)
{
    private const string UsualScope = "access_as_user";

    /// <summary>As an environment variable spells them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "SignIn__Issuer", "SignIn__Audience", "SignIn__SubjectClaim", "SignIn__Scope", "SignIn__Roles", "SignIn__Client", "SignIn__ClientProof", "SignIn__Origin",
        "SignIn__SessionKey", "SignIn__EasyAuth", "SignIn__FreshFor",
    ];

    /// <summary>Null where nobody signs in, or something is wrong, which is then said.</summary>
    public static SignInSettings? Read(IConfiguration configuration, ICollection<string> wrong)
    {
        var section = configuration.GetSection("SignIn");
        if (Given(section, "Issuer") is not { } name)
        {
            var useless = Names.Select(setting => setting["SignIn__".Length..]).Where(setting => Given(section, setting) is not null).ToList();
            useless.ForEach(setting => wrong.Add($"SignIn__{setting} is set without SignIn__Issuer: nobody can sign in. Set both or neither."));
            return null;
        }

        var issuer = TrustedIssuer.Of(name);
        if (issuer is null)
        {
            wrong.Add($"SignIn__Issuer is '{name}': write the https address that tokens carry as iss, with nothing behind it.");
        }

        ImmutableArray<string> audiences = [.. (section["Audience"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (audiences.IsEmpty)
        {
            wrong.Add("SignIn__Audience is not set: write for whom access tokens are, for example api://CLIENT,CLIENT.");
        }

        var roles = RoleMap.Read(section["Roles"], wrong);
        var browser = BrowserSignIn.Read(section, wrong);
        var fresh = FreshOf(section["FreshFor"], wrong);
        return issuer is null || roles is null
            ? null
            : new SignInSettings(issuer, audiences, Given(section, "SubjectClaim") ?? "sub", Given(section, "Scope") ?? UsualScope, roles, browser, IsOn(configuration, wrong), fresh);
    }

    public ProvenSubject SubjectOf(ProvenToken token, CallerKind kind, string via, string? session) => new(
        token.Issuer,
        token.Text(SubjectClaim) ?? throw new InvalidOperationException("a token without a subject was let through"),
        token.Text("name") ?? token.Text("preferred_username") ?? token.Text(SubjectClaim) ?? "",
        kind,
        Roles.ShownBy(token),
        via,
        token.AuthenticatedAt,
        session);

    /// <summary>A header that anybody can send is believed only where the platform strips it from the world's requests: two parties have to say so.</summary>
    private static bool IsOn(IConfiguration configuration, ICollection<string> wrong)
    {
        if (!string.Equals(configuration["SignIn:EasyAuth"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (configuration["WEBSITE_AUTH_ENABLED"] == "True")
        {
            return true;
        }

        wrong.Add("SignIn__EasyAuth is set, and the platform does not say that its sign-in is on (WEBSITE_AUTH_ENABLED=True). Switch it on or remove the setting.");
        return false;
    }

    private static TimeSpan? FreshOf(string? text, ICollection<string> wrong)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var fresh) && fresh > TimeSpan.Zero)
        {
            return fresh;
        }

        wrong.Add($"SignIn__FreshFor is '{text}': write hours, minutes and seconds, for example 00:15:00.");
        return null;
    }

    internal static string? Given(IConfiguration section, string name) => section[name] is { Length: > 0 } value ? value : null;
}
