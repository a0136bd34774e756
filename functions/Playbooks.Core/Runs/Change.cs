using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>Something this run changed or destroyed and has not put back.</summary>
/// <param name="Order">Position among all changes of the run, by the time each finished.</param>
/// <param name="Undo">Null where nothing puts it back, or the playbook says it stays.</param>
/// <param name="Cuts">Accesses that it cut, and that putting it back opens again.</param>
public sealed record Change(Call Call, string Stage, int Order, string Target, Value Output, UndoCall? Undo, ImmutableArray<string> Cuts);
