using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>A role that the artifact's jobs could become, or that others in reach could.</summary>
public sealed record ReachedRole(string Account, string Role, Finding Finding)
{
    public string Node => $"aws:{Account}/role/{Role}";

    public string Arn { get; init; } = "";

    /// <summary>Its trust document as it was read, JSON text.</summary>
    public string Trust { get; init; } = "";

    /// <summary>Whether the document lets in every subject of GitHub: AWS does not accept such a one any more.</summary>
    public bool IsBroad { get; init; }

    /// <summary>The exact subjects of those that the registry knows as its users.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];
}
