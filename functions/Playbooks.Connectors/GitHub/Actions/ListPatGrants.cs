using Playbooks.Connectors.GitHub.Grants;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which fine-grained personal tokens reach an organisation.</summary>
internal static class ListPatGrants
{
    private static readonly ValueType Grant = ValueType.ObjectOf(
        ("grant", ValueType.Int), ("token", ValueType.Int), ("name", ValueType.Text), ("user", ValueType.Text), ("repositories", ValueType.Text),
        ("permissions", ValueType.ListOf(ValueType.Text)), ("granted_at", GitHubTerms.OptionalText), ("expired", ValueType.Bool),
        ("expires_at", GitHubTerms.OptionalText), ("last_used", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-pat-grants",
        Summary = "List the fine-grained personal tokens that may reach an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Organization, new("user", ValueType.Text, Required: false, "Login of the tokens' owner; everybody's where left out.")],
        Output = ValueType.ObjectOf(("grants", ValueType.ListOf(Grant))),
        Idempotency = "Only reads.",
        Preconditions = ["Classic tokens are not among them: github.list-authorized-credentials tells those that single sign-on let in."],
        Permissions = [GitHubTerms.Right("organization_personal_access_tokens:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs/personal-access-tokens#list-fine-grained-personal-access-tokens-with-access-to-organization-resources",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.ListPatGrantsAsync(place.Owner, token)).Is(out var grants, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("grants", GitHubTerms.List(
                grants.Where(g => place.OptionalText("user") is not { } user || g.Owner.Login.Equals(user, StringComparison.OrdinalIgnoreCase)), Written))))
            : place.Outcome(failure);

    private static Value Written(PatGrant grant) => Value.MapOf(
        ("grant", Value.Of(grant.Id)), ("token", Value.Of(grant.TokenId)), ("name", Value.Of(grant.TokenName)), ("user", Value.Of(grant.Owner.Login)),
        ("repositories", Value.Of(grant.RepositorySelection)), ("permissions", Value.ListOf(grant.Permissions?.Said ?? [])), ("granted_at", GitHubTerms.Time(grant.AccessGrantedAt)),
        ("expired", Value.Of(grant.TokenExpired)), ("expires_at", GitHubTerms.Time(grant.TokenExpiresAt)), ("last_used", GitHubTerms.Time(grant.TokenLastUsedAt)));
}
