namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>An App in an organisation, and what it may do there.</summary>
/// <param name="RepositorySelection">all or selected.</param>
internal sealed record Installation(
    long Id, long AppId, string AppSlug, string RepositorySelection, IReadOnlyDictionary<string, string>? Permissions = null,
    DateTimeOffset? CreatedAt = null, DateTimeOffset? UpdatedAt = null, DateTimeOffset? SuspendedAt = null)
{
    /// <summary>Where it is installed.</summary>
    public InstallationAccount? Account { get; init; }
}
