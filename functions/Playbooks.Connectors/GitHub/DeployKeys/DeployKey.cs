namespace Playbooks.Connectors.GitHub.DeployKeys;

/// <param name="Key">The public half, as in an authorized_keys line.</param>
internal sealed record DeployKey(long Id, string Key, string Title, bool ReadOnly, string? AddedBy = null, DateTimeOffset? LastUsed = null, bool? Enabled = null, DateTimeOffset? CreatedAt = null);
