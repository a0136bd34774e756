namespace Playbooks.Core.Reach.Workflows;

/// <summary>A key that stands again in the same map. GitHub refuses such a file, other readers let the last one win.</summary>
public sealed record DuplicateKey(string Key, int Line);
