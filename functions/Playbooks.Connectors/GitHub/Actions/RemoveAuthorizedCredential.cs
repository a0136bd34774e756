using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Credentials;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes the organisation from one personal credential; its owner may let it in again.</summary>
internal sealed class RemoveAuthorizedCredential(GitHubTenant tenant) : GitHubRemoval<CredentialAuthorization>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.remove-authorized-credential",
        Summary = "Take the access to an organisation from one personal credential that single sign-on let in.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Organization, new("credential", ValueType.Int, Required: true, "Id as github.list-authorized-credentials gives it.")],
        Output = Removed,
        Undo = "None: its owner signs in and lets it in again.",
        Idempotency = "A credential that is not in the list counts as removed.",
        Preconditions = ["Enterprise Cloud with SAML single sign-on. The owner can let the credential in again at once: end the owner's sessions as well where the account fell."],
        Permissions = [GitHubTerms.Right("organization_administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/orgs#remove-a-saml-sso-authorization-for-an-organization",
    };

    protected override async Task<Answer<ImmutableArray<CredentialAuthorization>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListAuthorizationsAsync(place.Owner, null, token), c => c.CredentialId == place.Number("credential"));

    protected override Task<Answer<Done>> RemoveAsync(Place place, CredentialAuthorization item, CancellationToken token) => place.Api.RemoveAuthorizationAsync(place.Owner, item.CredentialId, token);

    protected override string TargetOf(Place place, ImmutableArray<CredentialAuthorization> there) => $"{place.Target}/authorized-credentials/{place.Number("credential")}";

    protected override Value Written(CredentialAuthorization item) => Value.MapOf(("user", Value.Of(item.Login)), ("type", Value.Of(item.CredentialType)));

    protected override string Said(Place place, ImmutableArray<CredentialAuthorization> there) => $"The {there[0].CredentialType} {there[0].CredentialId} of {there[0].Login} loses {place.Owner}.";
}
