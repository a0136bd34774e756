using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Inventories;
using Playbooks.Storage;
using Playbooks.Storage.Files.Inventories;

namespace Playbooks.Hosting;

/// <summary>The inventories of one tenant: those that were added beside its runs, and the folder that its tenant file names.</summary>
public static class TenantInventories
{
    /// <summary>Where <c>inventory add</c> keeps them: what the folder of runs needs for itself begins with a dot.</summary>
    public static InventoryFolder Added(string store, TenantSettings tenant) =>
        new(Path.Combine(Workspace.FolderOf(StorePlace.Parse(store)), ".inventories", FolderName(tenant.Name)), InventoryReader.MostBytes);

    public static ImmutableArray<Inventory> Read(string store, TenantSettings tenant)
    {
        var configured = tenant.Inventories is { } folder ? new InventoryFolder(folder, InventoryReader.MostBytes).List() : [];
        return [.. Added(store, tenant).List().Concat(configured).DistinctBy(e => e.Id).Select(Read)];
    }

    private static Inventory Read(InventoryEntry entry) => new(
        entry.Id,
        entry.Context,
        entry.Fault.Length > 0 ? new LockfileFacts("unknown", [], [new(entry.Fault, null, 0)]) : InventoryReader.Read(entry.FileName, entry.Bytes));

    private static string FolderName(string tenant) =>
        tenant.Length <= 60 && tenant.Length > 0 && tenant[0] != '.' && tenant.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
            ? tenant
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..32];
}
