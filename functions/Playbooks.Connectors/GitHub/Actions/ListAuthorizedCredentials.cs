using Playbooks.Connectors.GitHub.Credentials;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which personal credentials single sign-on let in: classic tokens, SSH keys and tokens of OAuth Apps.</summary>
internal static class ListAuthorizedCredentials
{
    private static readonly ValueType Credential = ValueType.ObjectOf(
        ("credential", ValueType.Int), ("user", ValueType.Text), ("type", ValueType.Text), ("scopes", ValueType.ListOf(ValueType.Text)),
        ("authorized_at", GitHubTerms.OptionalText), ("last_used", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-authorized-credentials",
        Summary = "List the personal credentials that single sign-on let into an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Organization, new("user", ValueType.Text, Required: false, "Login of the owner; everybody's where left out.")],
        Output = ValueType.ObjectOf(("credentials", ValueType.ListOf(Credential))),
        Idempotency = "Only reads.",
        Preconditions = ["Enterprise Cloud with SAML single sign-on."],
        Permissions = [GitHubTerms.Right("organization_administration:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs/orgs#list-saml-sso-authorizations-for-an-organization",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.ListAuthorizationsAsync(place.Owner, place.OptionalText("user"), token)).Is(out var credentials, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("credentials", GitHubTerms.List(credentials, Written))))
            : place.Outcome(failure);

    private static Value Written(CredentialAuthorization c) => Value.MapOf(
        ("credential", Value.Of(c.CredentialId)), ("user", Value.Of(c.Login)), ("type", Value.Of(c.CredentialType)), ("scopes", Value.ListOf(c.Scopes ?? [])),
        ("authorized_at", GitHubTerms.Time(c.CredentialAuthorizedAt)), ("last_used", GitHubTerms.Time(c.CredentialAccessedAt)));
}
