using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Graph;

/// <summary>Artifact, runs, jobs, secrets, credentials and identities, joined by what could reach what. Sorted, so that equal facts give equal graphs.</summary>
public sealed record ReachGraph(ImmutableArray<ReachNode> Nodes, ImmutableArray<ReachEdge> Edges);
