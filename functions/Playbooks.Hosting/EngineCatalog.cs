using System.Collections.Immutable;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Actions.People;
using Playbooks.Engine.Actions.Reach;
using Playbooks.Language.Workflows;

namespace Playbooks.Hosting;

/// <summary>The actions that work on what a run knows rather than on a provider.</summary>
public static class EngineCatalog
{
    public static IEnumerable<IAction> Actions(Value registry) => Actions(registry, () => []);

    public static IEnumerable<IAction> Actions(Value registry, Func<ImmutableArray<Inventory>> inventories) =>
    [
        new FindInventory(_ => Task.FromResult(inventories())),
        new MapReach(WorkflowReader.Read),
        new MapCredential(),
        new ReadRegistry(_ => Task.FromResult<Value?>(registry is Value.Map { Entries.Count: > 0 } ? registry : null)),
        new FindUses(),
        new HumanTask(),
    ];
}
