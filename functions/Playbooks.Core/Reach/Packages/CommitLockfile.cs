namespace Playbooks.Core.Reach.Packages;

/// <summary>One lockfile of a commit.</summary>
public sealed record CommitLockfile(string Path, LockfileFacts Facts);
