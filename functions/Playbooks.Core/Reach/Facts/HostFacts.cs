using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Inventories;

namespace Playbooks.Core.Reach.Facts;

/// <summary>A host, laptop, image or build stage in which <c>inventory.find</c> found the artifact.</summary>
/// <param name="Evidence">How sure it is that its code ran there.</param>
public sealed record HostFacts(InventoryContext Context, Finding Evidence)
{
    public string Id => Context.Node;
}
