using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Runs;

/// <summary>An action of several effects, or one behind the barrier, that was begun and has not been seen to end, in whichever round.</summary>
/// <param name="Guards">Accesses that could read what it may have written: they stay cut until it has ended.</param>
public sealed record Unfinished(Call Call, string Target, ImmutableArray<string> Guards);
