using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Reach.Inventories;

/// <summary>A list of packages with what it belongs to. One that could not be read has doubts and no packages.</summary>
/// <param name="Id">Of the stored document.</param>
public sealed record Inventory(string Id, InventoryContext Context, LockfileFacts Packages);
