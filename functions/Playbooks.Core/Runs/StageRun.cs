using System.Collections.Immutable;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Runs;

/// <summary>One stage under way.</summary>
public sealed record StageRun
{
    public required Stage Stage { get; init; }

    public required int Index { get; init; }

    public required int Round { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public StagePhase Phase { get; init; } = StagePhase.Observing;

    /// <summary>Ids of the calls of each step that has been expanded, in order.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Expanded { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Every call of this round by id: what came of reading it or of surveying its target.</summary>
    public Roster<CallState> Calls { get; init; } = Roster<CallState>.Empty;

    /// <summary>A reading call that failed for good and whose step does not go on from that.</summary>
    public string? Failed { get; init; }

    /// <summary>Places of the calls not yet read or surveyed.</summary>
    public Places Open { get; init; } = Places.None;

    /// <summary>Those of them that have not been tried, so that a turn costs as much as it begins.</summary>
    public Places Fresh { get; init; } = Places.None;

    /// <summary>Those of them that were tried and when they are tried again, soonest first.</summary>
    public ImmutableSortedSet<(DateTimeOffset At, int Place)> Resting { get; init; } = [];

    public Plan? Plan { get; init; }

    public string Digest { get; init; } = "";

    public OpenCheckpoint? Checkpoint { get; init; }

    public Applying Applying { get; init; } = Applying.Nothing;

    /// <summary>Nothing more is begun; once nothing is under way, this happens.</summary>
    public Draining? Draining { get; init; }
}
