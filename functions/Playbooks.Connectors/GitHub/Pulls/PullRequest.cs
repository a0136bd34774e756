namespace Playbooks.Connectors.GitHub.Pulls;

/// <param name="MergedAt">Null where it is open, or was closed without a merge.</param>
internal sealed record PullRequest(long Number, string State, string HtmlUrl, PullBranch Head, PullBranch Base, DateTimeOffset? MergedAt = null, string? MergeCommitSha = null)
{
    public bool IsOpen => State == "open";
}
