using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>Everything that has to be done about the credentials that were in reach.</summary>
public sealed record RotationSet(ImmutableArray<Rotation> Rotations, ImmutableArray<SpareKey> Spares, ImmutableArray<PersonTask> Tasks, ImmutableArray<Unseen> Unseen);
