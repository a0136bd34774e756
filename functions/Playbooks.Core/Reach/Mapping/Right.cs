using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>A right before it is known how surely its identity is in reach.</summary>
/// <param name="Node">Of the permission.</param>
/// <param name="Becomes">Ids of all that it could become.</param>
internal sealed record Right(string Node, string Name, string Rule, string Why, ImmutableArray<string> Becomes, bool IsTierZero = false);
