namespace Playbooks.Sandbox.GitHub.Pulls;

/// <param name="Head">Branch, of the same repository.</param>
internal sealed record PullRequest(long Number, string Title, string Body, string Head, string Base, string Author, DateTimeOffset Created)
{
    public string State { get; set; } = "open";

    public DateTimeOffset? Merged { get; set; }

    public string? MergeSha { get; set; }
}
