namespace Playbooks.Core.Reach.Facts;

/// <summary>A host whose inventory was looked through and does not have the artifact, with the reason: the proof that it was looked at.</summary>
public sealed record CoveredHost(string Id, string Kind, string Name, string Rule, string Why);
