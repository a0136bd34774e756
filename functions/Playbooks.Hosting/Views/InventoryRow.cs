using System.Collections.Immutable;
using Playbooks.Core.Reach.Inventories;

namespace Playbooks.Hosting.Views;

/// <summary>One list of packages. The members are those that <c>playbook inventory list --json</c> has.</summary>
/// <param name="Credentials">What code there can read; null where nobody knows.</param>
/// <param name="CannotTell">What of it cannot be read.</param>
public sealed record InventoryRow(
    string Inventory, string Name, string Kind, string Owner, string Network, ImmutableArray<string>? Credentials, string Format, int Packages, ImmutableArray<string> CannotTell)
{
    public static InventoryRow Of(Inventory inventory) => new(
        inventory.Id,
        inventory.Context.Name,
        inventory.Context.Kind,
        inventory.Context.Owner,
        inventory.Context.Network,
        inventory.Context.Credentials,
        inventory.Packages.Format,
        inventory.Packages.Packages.Length,
        [.. inventory.Packages.Doubts.Select(doubt => doubt.ToString())]);
}
