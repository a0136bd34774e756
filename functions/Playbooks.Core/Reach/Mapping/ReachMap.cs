using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Lifetimes;
using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reach.Rotations;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What the artifact could reach, and what has to be done about it. Pure: equal facts give an equal map.</summary>
public sealed record ReachMap(
    ReachGraph Graph, ImmutableArray<ReachedCredential> Exposures, RotationSet Set, ImmutableArray<ReachedRole> Roles,
    ImmutableArray<ReachedApplication> Applications, ImmutableArray<Unseen> Unseen)
{
    /// <summary>What identities in reach could make of themselves. Nothing is rotated or cut for it: every right of one administrator leads to the whole account.</summary>
    public ImmutableArray<Escalation> Escalations { get; init; } = [];

    /// <summary>Identities in reach that may more than they are registered for, and those of which nobody said what they are for.</summary>
    public ImmutableArray<PurposeFinding> Purposes { get; init; } = [];

    /// <summary>Until when what jobs could get for their short-lived tokens works at the latest.</summary>
    public ImmutableArray<TokenLife> Lives { get; init; } = [];

    /// <param name="now">Decides which of an application's secrets are still valid, and whether a job's token has run out.</param>
    public static ReachMap Of(ReachFacts facts, DateTimeOffset now) => new ReachWork(facts, now).Map;
}
