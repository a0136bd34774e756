namespace Playbooks.Sandbox.GitHub.Caches;

internal sealed record ActionsCache(long Id, string Key, string Ref, DateTimeOffset Created, long Bytes);
