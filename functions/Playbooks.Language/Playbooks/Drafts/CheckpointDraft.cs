using System.Collections.Immutable;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Drafts;

internal sealed record CheckpointDraft(
    Written? When, ImmutableArray<(Located<string> Role, int Count)> Approvals, Located<TimeSpan>? EscalateAfter, Located<TimeSpan>? Deadline);
