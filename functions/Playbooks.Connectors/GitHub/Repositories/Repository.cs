namespace Playbooks.Connectors.GitHub.Repositories;

internal sealed record Repository(long Id, string FullName, string? DefaultBranch = null, bool Archived = false, bool Private = true, string? Visibility = null, RepositoryOwner? Owner = null, string? Description = null);
