using System.Collections.Immutable;

namespace Playbooks.Hosting.Evidence;

/// <summary>How the evidence of a run stands after it was looked at.</summary>
/// <param name="Written">How many blobs were new.</param>
/// <param name="Findings">Where evidence and store contradict each other; each is for people to look into.</param>
/// <param name="IsSealed">The run is over, all of it is kept, and nothing contradicts.</param>
public sealed record EvidenceResult(int Written, ImmutableArray<string> Findings, bool IsSealed);
