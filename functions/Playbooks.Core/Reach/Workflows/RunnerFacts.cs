using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <param name="Group">The runner group as written; null where none is named.</param>
public sealed record RunnerFacts(RunnerKind Kind, string? Group, ImmutableArray<string> Labels);
