using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Reach.Inventories;

/// <param name="Finding">Whether the package's code ran there.</param>
/// <param name="Found">The hostile versions that are listed.</param>
/// <param name="CannotTell">Why the list may lack something.</param>
public sealed record InventoryAnswer(InventoryContext Context, Finding Finding, ImmutableArray<LockedPackage> Found, ImmutableArray<string> CannotTell);
