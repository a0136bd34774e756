using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Inventories;

/// <summary>What a list of packages belongs to, as whoever uploads it knows.</summary>
/// <param name="Name">Of the host, laptop, image or build stage.</param>
/// <param name="Kind">One of <see cref="InventoryKind"/>.</param>
/// <param name="Credentials">
/// What code there could read: ids in the credential registry, places such as <c>github:repo:OWNER/REPO:NAME</c>, AWS identities by ARN, or any other
/// words. None means that there are none; null that nobody said.
/// </param>
/// <param name="Network">One of <see cref="InventoryNetwork"/>.</param>
/// <param name="From">Since when the list holds; null where nobody said. So is <paramref name="To"/>.</param>
public sealed record InventoryContext(
    string Name, string Kind, string Owner, ImmutableArray<string>? Credentials, string Network, DateTimeOffset? From, DateTimeOffset? To)
{
    public const string Format = "playbooks.inventory/1";

    public string Node => $"host:{Kind}/{Name}";
}
