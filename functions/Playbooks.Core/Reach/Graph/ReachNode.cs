using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <param name="Kind">One of <see cref="NodeKind"/>.</param>
/// <param name="Grade">The strongest of the edges that lead to it.</param>
/// <param name="Detail">In words; may be empty.</param>
public sealed record ReachNode(string Id, string Kind, string Label, ExposureGrade Grade, string Detail);
