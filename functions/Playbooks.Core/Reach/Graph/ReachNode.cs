using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <param name="Kind">One of <see cref="NodeKind"/>.</param>
/// <param name="Grade">The strongest of the edges that lead to it.</param>
/// <param name="Detail">In words; may be empty.</param>
/// <param name="Jewel">Why it is a crown jewel, whose ways are shown first; empty for what is none.</param>
public sealed record ReachNode(string Id, string Kind, string Label, ExposureGrade Grade, string Detail, string Jewel = "");
