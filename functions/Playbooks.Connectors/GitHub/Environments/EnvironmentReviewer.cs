namespace Playbooks.Connectors.GitHub.Environments;

/// <param name="Type">User or Team.</param>
internal sealed record EnvironmentReviewer(string Type, ReviewerId Reviewer);
