using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>A playbook whose shape has been read; its names and expressions mean nothing yet. Null is what could not be read or is not there.</summary>
internal sealed record PlaybookDraft
{
    public Located<string>? Id { get; init; }

    public Located<string>? Version { get; init; }

    public Located<string>? Title { get; init; }

    public string Description { get; init; } = "";

    public ImmutableArray<Control> Controls { get; init; } = [];

    public ImmutableArray<TriggerDraft> Triggers { get; init; } = [];

    public ImmutableArray<InputDraft> Inputs { get; init; } = [];

    public ImmutableArray<RoleDraft> Roles { get; init; } = [];

    public ImmutableArray<StageDraft> Stages { get; init; } = [];
}
