using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <summary>That what is at <paramref name="From"/> could reach what is at <paramref name="To"/>, all the way from the artifact.</summary>
/// <param name="Source">Which observation it rests on, by the name of the action that made it.</param>
/// <param name="At">When it could first have happened, where known.</param>
public sealed record ReachEdge(string From, string To, Finding Finding, string Source, DateTimeOffset? At);
