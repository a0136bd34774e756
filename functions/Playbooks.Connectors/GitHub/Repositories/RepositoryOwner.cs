namespace Playbooks.Connectors.GitHub.Repositories;

/// <param name="Id">Stands in immutable subjects of identity tokens.</param>
internal sealed record RepositoryOwner(long Id);
