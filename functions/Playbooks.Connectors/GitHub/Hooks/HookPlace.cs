using Playbooks.Connectors.GitHub.Requests;

namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>One hook of a repository, or of an organisation where there is none.</summary>
internal sealed record HookPlace(string Organization, RepositoryName? Repository, long Id)
{
    /// <param name="rest">What follows the hook's own address; not encoded.</param>
    public GitHubPath Path(string rest)
    {
        var start = Repository is { } repository ? GitHubPath.Of($"/repos/{repository}/hooks/{Id}") : GitHubPath.Of($"/orgs/{Organization}/hooks/{Id}");
        return start with { Text = start.Text + rest };
    }

    public override string ToString() => $"github:{Repository?.ToString() ?? Organization}/hooks/{Id}";
}
