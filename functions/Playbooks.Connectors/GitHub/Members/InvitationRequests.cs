using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Members;

/// <summary>Permission: members:read of the organisation, administration:read of the repository.</summary>
internal static class InvitationRequests
{
    public static Task<Answer<ImmutableArray<Invitation>>> ListInvitationsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Invitation>, Invitation>("github.list-invitations", GitHubPath.Of($"/orgs/{organization}/invitations?per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Invitation>>> ListInvitationsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Invitation>, Invitation>("github.list-invitations", GitHubPath.Of($"/repos/{repository}/invitations?per_page=100"), page => page, token);
}
