using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Engine.Actions;

/// <summary>The actions that this program can perform, by name.</summary>
public sealed class Catalog(IEnumerable<IAction> actions)
{
    private readonly ImmutableSortedDictionary<string, IAction> byName =
        actions.ToImmutableSortedDictionary(action => action.Contract.Name, action => action, StringComparer.Ordinal);

    public IEnumerable<ActionContract> Contracts => byName.Values.Select(action => action.Contract);

    public IAction? Find(string name) => byName.GetValueOrDefault(name);
}
