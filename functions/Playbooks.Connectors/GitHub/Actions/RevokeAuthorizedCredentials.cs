using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Credentials;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Break glass: takes the organisation from every personal credential, of a person or of everybody.</summary>
internal sealed class RevokeAuthorizedCredentials(GitHubTenant tenant) : GitHubRemoval<CredentialAuthorization>(tenant)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["classic_pat"] = "personal access token", ["fine_grained_pat"] = "personal access token", ["ssh_key"] = "SSH key", ["oauth_app_token"] = "OAuth app token",
    };

    public override ActionContract Contract { get; } = new()
    {
        Name = "github.revoke-authorized-credentials",
        Summary = "Take the access to an organisation from all personal credentials, or from those of a person or of a kind.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.Organization,
            new("user", ValueType.Text, Required: false, "Login of the owner; everybody's where left out."),
            new("type", ValueType.Text, Required: false, "classic_pat, fine_grained_pat, ssh_key or oauth_app_token; every kind where left out."),
        ],
        Output = Removed,
        Undo = "None: each owner signs in and lets each credential in again. Automation that works with personal tokens stops.",
        Idempotency = "Where none is listed there is nothing to do; twice is as revoked as once.",
        Preconditions = ["Enterprise Cloud with SAML single sign-on, and the App may act as an owner.", "It may end the token of whoever asks: the run works as an App, whose tokens are not among these."],
        Permissions = [GitHubTerms.Right("organization_administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/orgs#revoke-all-credential-authorizations-for-an-organization",
    };

    protected override string? Wrong(Place place) =>
        place.OptionalText("type") is { } type && !Types.ContainsKey(type) ? $"type is {string.Join(", ", Types.Keys)}, not '{type}'" : null;

    protected override async Task<Answer<ImmutableArray<CredentialAuthorization>>> FindAsync(Place place, CancellationToken token)
    {
        var type = place.OptionalText("type") is { } asked ? Types[asked] : null;
        return Those(await place.Api.ListAuthorizationsAsync(place.Owner, place.OptionalText("user"), token), c => type is null ? c.CredentialType != "GitHub app token" : c.CredentialType == type);
    }

    protected override Task<Answer<Done>> RemoveAsync(Place place, CredentialAuthorization item, CancellationToken token) => place.Api.RemoveAuthorizationAsync(place.Owner, item.CredentialId, token);

    protected override async Task<ProviderFailure?> RemoveAllAsync(Place place, ImmutableArray<CredentialAuthorization> there, CancellationToken token) =>
        there.IsEmpty ? null : (await place.Api.RevokeAuthorizationsAsync(place.Owner, place.OptionalText("user"), place.OptionalText("type"), token)).Failure;

    protected override string TargetOf(Place place, ImmutableArray<CredentialAuthorization> there) =>
        $"{place.Target}/authorized-credentials{(place.OptionalText("user") is { } user ? $"/{user}" : "")}{(place.OptionalText("type") is { } type ? $"/{type}" : "")}";

    protected override Value Written(CredentialAuthorization item) => Value.MapOf(("credential", Value.Of(item.CredentialId)));

    protected override string Said(Place place, ImmutableArray<CredentialAuthorization> there) =>
        $"{there.Length} personal credentials of {(place.OptionalText("user") is { } user ? user : $"{there.Select(c => c.Login).Distinct().Count()} people")} lose {place.Owner}.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<CredentialAuthorization> there) => [.. there.Select(c => $"{place.Target}/authorized-credentials/{c.CredentialId}")];

    /// <summary>The listing does not tell classic from fine-grained tokens, so those of the other kind may be left.</summary>
    protected override bool IsLeft(Place place, ImmutableArray<CredentialAuthorization> left) => !left.IsEmpty && place.OptionalText("type") is not ("classic_pat" or "fine_grained_pat");
}
