using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Which secrets a repository's jobs are offered.</summary>
/// <param name="IsWhole">False where some store could not be listed: a name that is in none of the others may be in that one.</param>
public sealed record RepositorySecrets(SecretInventory Inventory, bool IsWhole);
