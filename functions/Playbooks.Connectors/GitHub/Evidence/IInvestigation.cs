using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>Looks at the runs of a repository; several are looked at at a time.</summary>
internal interface IInvestigation
{
    Task<Answer<Investigated>> LookAtAsync(GitHubApi api, RepositoryName repository, CancellationToken token);
}
