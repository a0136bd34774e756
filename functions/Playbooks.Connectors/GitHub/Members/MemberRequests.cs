using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Members;

/// <summary>Permission: members of the organisation; administration of the repository.</summary>
internal static class MemberRequests
{
    /// <param name="role">all or admin.</param>
    public static Task<Answer<ImmutableArray<Person>>> ListMembersAsync(this GitHubApi api, string organization, string role, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Person>, Person>("github.list-members", GitHubPath.Of($"/orgs/{organization}/members?role={role}&per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Person>>> ListOutsideCollaboratorsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Person>, Person>("github.list-outside-collaborators", GitHubPath.Of($"/orgs/{organization}/outside_collaborators?per_page=100"), page => page, token);

    /// <summary>Those with access of their own, not by a team or as owners.</summary>
    public static Task<Answer<ImmutableArray<Person>>> ListCollaboratorsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Person>, Person>("github.list-collaborators", GitHubPath.Of($"/repos/{repository}/collaborators?affiliation=direct&per_page=100"), page => page, token);

    public static Task<Answer<Done>> RemoveMemberAsync(this GitHubApi api, string organization, string login, CancellationToken token) =>
        api.ChangeAsync("github.remove-member", HttpMethod.Delete, GitHubPath.Of($"/orgs/{organization}/members/{login}"), null, token);

    /// <summary>422 for a member.</summary>
    public static Task<Answer<Done>> RemoveOutsideCollaboratorAsync(this GitHubApi api, string organization, string login, CancellationToken token) =>
        api.ChangeAsync("github.remove-outside-collaborator", HttpMethod.Delete, GitHubPath.Of($"/orgs/{organization}/outside_collaborators/{login}"), null, token);

    public static Task<Answer<Done>> RemoveCollaboratorAsync(this GitHubApi api, RepositoryName repository, string login, CancellationToken token) =>
        api.ChangeAsync("github.remove-collaborator", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/collaborators/{login}"), null, token);
}
