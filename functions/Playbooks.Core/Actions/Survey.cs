using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>What an action found at its target before changing it. Everything the plan shows of a planned action comes from here.</summary>
public sealed record Survey
{
    /// <summary>The thing acted upon, for people and for matching: <c>github:acme/web/workflows/ci.yml</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The part of the target's state that the action depends on; the plan is void once it changes.</summary>
    public required Value State { get; init; }

    public required SurveyVerdict Verdict { get; init; }

    /// <summary>What puts it back; null where nothing can or nothing needs to.</summary>
    public UndoCall? Undo { get; init; }

    /// <summary>One sentence: what will change, from what to what.</summary>
    public required string Change { get; init; }

    /// <summary>Accesses that this action takes away: <c>aws:111122223333/access-key/AKIA…</c>.</summary>
    public ImmutableArray<string> Cuts { get; init; } = [];

    /// <summary>Old accesses that could read what this action writes; all must be cut before it is performed (the barrier).</summary>
    public ImmutableArray<string> Guards { get; init; } = [];
}
