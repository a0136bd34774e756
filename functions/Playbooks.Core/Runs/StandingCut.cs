using System.Collections.Immutable;

namespace Playbooks.Core.Runs;

/// <summary>Accesses that are cut, and by what: a fresh look at the same thing outranks what was noted before.</summary>
public sealed record StandingCut(string Uses, string Target, ImmutableArray<string> Accesses);
