using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

internal sealed record StageDraft
{
    public required YamlSpan At { get; init; }

    public Located<string>? Name { get; init; }

    public string Title { get; init; } = "";

    public ImmutableArray<Control> Controls { get; init; } = [];

    public int? Concurrency { get; init; }

    public ImmutableArray<string> Report { get; init; } = [];

    public CheckpointDraft? Checkpoint { get; init; }

    /// <summary>False also where the checkpoint is there and could not be read.</summary>
    public required bool LacksCheckpoint { get; init; }

    public ImmutableArray<StepDraft> Steps { get; init; } = [];
}
