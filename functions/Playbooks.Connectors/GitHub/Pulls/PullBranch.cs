namespace Playbooks.Connectors.GitHub.Pulls;

/// <param name="Ref">The branch, without <c>refs/heads/</c>.</param>
internal sealed record PullBranch(string Ref, string Sha);
