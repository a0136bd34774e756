using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Inventories;

/// <param name="File">Where the list lies, beside the context.</param>
/// <param name="Sha256">Of that file, lower case; empty where it is not pinned.</param>
/// <param name="Wrong">Everything that is wrong, each with where it stands; empty where the context is good.</param>
public sealed record InventoryRead(InventoryContext Context, string File, string Sha256, ImmutableArray<string> Wrong);
