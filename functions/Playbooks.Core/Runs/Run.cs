using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Policy;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>Everything a run's journal says so far. Made only by <see cref="Evolver"/>.</summary>
public sealed record Run
{
    public required string Id { get; init; }

    public required Playbook Playbook { get; init; }

    public required string PlaybookDigest { get; init; }

    public required Value Inputs { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>Who changed the inputs since, each once: what is planned is theirs as much as the requester's.</summary>
    public ImmutableArray<string> AmendedBy { get; init; } = [];

    public required string Tenant { get; init; }

    public required bool Drill { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Accesses of the responder that no action may cut.</summary>
    public required ImmutableArray<string> Protected { get; init; }

    public required PolicySet Policies { get; init; }

    /// <summary>Digest of the people who decide; null where the journal is from before it was pinned.</summary>
    public string? People { get; init; }

    /// <summary>Whether the tenant is simulated; null where the journal is from before it was pinned.</summary>
    public bool? Sandbox { get; init; }

    /// <summary>The claim under which work is done now; 0 before the first.</summary>
    public long Epoch { get; init; }

    /// <summary>Grows whenever a stage is begun, so that approvals and plans of different rounds never look alike.</summary>
    public int Rounds { get; init; }

    /// <summary>The stage under way; null before the first and between two.</summary>
    public StageRun? Stage { get; init; }

    /// <summary>Index of the stage to begin next.</summary>
    public int NextStage { get; init; }

    /// <summary>Index of the stage that the next one to begin is: the last stage again where a cancelled run still puts back what it changed.</summary>
    internal int UpcomingStage => Cancel is null ? NextStage : Math.Min(NextStage, Playbook.Stages.Length - 1);

    /// <summary>What each finished step left for the expressions of later ones.</summary>
    public ImmutableDictionary<string, Value> Steps { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>Changes that stand, oldest first: what restoring and undoing work on.</summary>
    public ImmutableDictionary<string, Change> Changes => ChangeLedger.Entries;

    internal Ledger<Change> ChangeLedger { get; init; } = Ledger<Change>.Empty;

    /// <summary>Changes that were put back, by action.</summary>
    public ImmutableDictionary<string, Change> PutBack { get; init; } = ImmutableDictionary<string, Change>.Empty;

    /// <summary>What people have said of actions that only they can tell of, by action.</summary>
    public ImmutableDictionary<string, SignOff> SignOffs { get; init; } = ImmutableDictionary<string, SignOff>.Empty;

    /// <summary>Who answers for leaving open what could be reached, and why; by credential.</summary>
    public ImmutableDictionary<string, SignOff> Accepted { get; init; } = ImmutableDictionary<string, SignOff>.Empty;

    /// <summary>How many changes this run has made, those put back since included.</summary>
    public int ChangeCount { get; init; }

    /// <summary>What attempts of actions recorded, in every round: a new round goes on where an earlier one left something half done.</summary>
    public ImmutableDictionary<string, ImmutableArray<Mark>> Marks { get; init; } = ImmutableDictionary<string, ImmutableArray<Mark>>.Empty;

    /// <summary>What was begun, has not ended, and relies on what this run cut; by action.</summary>
    public ImmutableDictionary<string, Unfinished> Unfinished { get; init; } = ImmutableDictionary<string, Unfinished>.Empty;

    /// <summary>What is cut so far, whether found cut or cut by this run; by action.</summary>
    public ImmutableDictionary<string, StandingCut> Cuts { get; init; } = ImmutableDictionary<string, StandingCut>.Empty;

    /// <summary>Accesses cut so far.</summary>
    public IEnumerable<string> Cut => Cuts.Values.SelectMany(cut => cut.Accesses).Distinct();

    public ImmutableArray<FinishedStage> Finished { get; init; } = [];

    public Hold? Hold { get; init; }

    public CancelRequest? Cancel { get; init; }

    /// <summary>A stage ended and its report is not written yet, or the report is not signed yet.</summary>
    public Paperwork Paperwork { get; init; } = Paperwork.None;

    public RunOutcome? Outcome { get; init; }

    /// <summary>Whether a completed run left nothing in reach open; null where that was not asked.</summary>
    public bool? Resolved { get; init; }

    /// <summary>What stayed open; null for nothing.</summary>
    public OpenCredentials? Open { get; init; }

    /// <summary>Null for a run that anybody may hold.</summary>
    internal Draft? Draft { get; init; }

    /// <summary>Whether that person asked for what this run does, at its start or by amending it: they decide on none of it.</summary>
    public bool IsAskedBy(string person) => IsSame(person, RequestedBy) || HasAmended(person);

    internal bool HasAmended(string person) => AmendedBy.Any(other => IsSame(person, other));

    /// <summary>Sign-in names differ by more than letter case and space around them; where they do not, it is one person.</summary>
    internal static bool IsSame(string person, string other) => string.Equals(person.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    public bool IsOver => Outcome is not null && Paperwork == Paperwork.None;
}
