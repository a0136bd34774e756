using System.Collections.Immutable;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Hosting;

/// <summary>What became of a list of packages that somebody gave.</summary>
public abstract record InventoryUpload
{
    private InventoryUpload()
    {
    }

    /// <param name="Id">By which it is listed: equal content has an equal id.</param>
    /// <param name="WasThere">It had been given before, and nothing was written.</param>
    /// <param name="Packages">With its doubts: a damaged list is kept too, as a place about which nothing can be told.</param>
    public sealed record Kept(string Id, bool WasThere, InventoryContext Context, LockfileFacts Packages) : InventoryUpload;

    /// <summary>Nothing was kept.</summary>
    /// <param name="Wrong">Everything that is wrong with what was said about the list, each as <c>member: what and cure</c>.</param>
    public sealed record Refused(ImmutableArray<string> Wrong) : InventoryUpload;
}
