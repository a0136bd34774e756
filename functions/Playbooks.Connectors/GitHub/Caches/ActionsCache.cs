namespace Playbooks.Connectors.GitHub.Caches;

/// <summary>What a job left for later ones to take up.</summary>
internal sealed record ActionsCache(long Id, string Key, string? Ref = null, DateTimeOffset? CreatedAt = null, DateTimeOffset? LastAccessedAt = null, long SizeInBytes = 0);
