namespace Playbooks.Core.Reach.Packages;

/// <summary>Reads a lockfile by its path and its bytes (UTF-8); never throws for what it holds.</summary>
public delegate LockfileFacts ReadLockfile(string path, ReadOnlyMemory<byte> bytes);
