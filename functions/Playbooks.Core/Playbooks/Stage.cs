using System.Collections.Immutable;

namespace Playbooks.Core.Playbooks;

/// <summary>One stage: it observes, plans, asks, applies and reports as a whole.</summary>
public sealed record Stage
{
    /// <summary>contain, map, rotate, revalidate, restore, or a name of its own.</summary>
    public required string Name { get; init; }

    public string Title { get; init; } = "";

    public ImmutableArray<Control> Controls { get; init; } = [];

    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The human decision on this stage's plan; null where none is asked.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>How many actions of this stage are performed at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Sections that this stage's report holds besides the ones every report has: <c>reach-graph</c>, <c>evidence</c>, …</summary>
    public ImmutableArray<string> Report { get; init; } = [];
}
