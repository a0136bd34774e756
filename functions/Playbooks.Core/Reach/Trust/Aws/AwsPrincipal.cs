namespace Playbooks.Core.Reach.Trust.Aws;

/// <param name="Kind">Federated, AWS, Service, CanonicalUser, or <c>*</c> for everyone.</param>
internal sealed record AwsPrincipal(string Kind, string Value)
{
    private const string OidcMark = ":oidc-provider/";

    public bool IsEveryone => Value == "*" && (Kind is "*" or "AWS" or "Federated");

    /// <summary>The issuer when this names an OpenID Connect provider, else null.</summary>
    public string? Issuer => Kind == "Federated" && Value.IndexOf(OidcMark, StringComparison.Ordinal) is var at and >= 0
        ? "https://" + Value[(at + OidcMark.Length)..]
        : null;

    public bool Names(OidcProvider provider) => IsEveryone || (Kind == "Federated" && Value == provider.Arn);
}
