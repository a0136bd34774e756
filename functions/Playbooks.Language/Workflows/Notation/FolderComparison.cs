using System.Collections.Immutable;

namespace Playbooks.Language.Workflows.Notation;

public sealed record FolderComparison(int Files, int Equal, ImmutableArray<NotationDifference> Differences);
