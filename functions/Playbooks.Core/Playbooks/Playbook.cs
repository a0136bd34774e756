using System.Collections.Immutable;

namespace Playbooks.Core.Playbooks;

/// <summary>A playbook whose names, types and expressions have been checked. A run pins it in this form, by digest.</summary>
public sealed record Playbook
{
    /// <summary>Lower case with hyphens; unique among the playbooks of one installation.</summary>
    public required string Id { get; init; }

    /// <summary>Semantic version.</summary>
    public required string Version { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public ImmutableArray<Control> Controls { get; init; } = [];

    public ImmutableArray<Trigger> Triggers { get; init; } = [];

    public ImmutableArray<InputDeclaration> Inputs { get; init; } = [];

    public ImmutableArray<Role> Roles { get; init; } = [];

    public required ImmutableArray<Stage> Stages { get; init; }
}
