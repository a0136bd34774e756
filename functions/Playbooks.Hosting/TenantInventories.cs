using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Values;
using Playbooks.Language.Inventories;
using Playbooks.Storage;
using Playbooks.Storage.Files.Inventories;

namespace Playbooks.Hosting;

/// <summary>The inventories of one tenant: those that were added beside its runs, and the folder that its tenant file names.</summary>
public static class TenantInventories
{
    private const int Part = 81_920;

    /// <summary>Where <c>inventory add</c> keeps them: what the folder of runs needs for itself begins with a dot.</summary>
    public static InventoryFolder Added(string store, TenantSettings tenant) =>
        new(Path.Combine(Workspace.FolderOf(StorePlace.Parse(store)), ".inventories", FolderName(tenant.Name)), InventoryReader.MostBytes);

    /// <summary>Keeps a list beside the tenant's runs. It reads at most one byte more than a list may have, so a larger one is kept as one that is cut off.</summary>
    /// <param name="about">What the list belongs to, as <c>playbooks.inventory/1</c> has it; its <c>file</c> is the list's own name.</param>
    /// <param name="list">As <see cref="InventoryReader"/> reads it.</param>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public static async Task<InventoryUpload> AddAsync(string store, TenantSettings tenant, Value about, Stream list, CancellationToken token)
    {
        var read = InventoryContextReader.Read(about);
        if (!read.Wrong.IsEmpty)
        {
            return new InventoryUpload.Refused(read.Wrong);
        }

        var bytes = await ReadAsync(list, InventoryReader.MostBytes + 1, token);
        var (id, wasThere) = Added(store, tenant).Add(read.Context, read.File, bytes);
        return new InventoryUpload.Kept(id, wasThere, read.Context, InventoryReader.Read(read.File, bytes));
    }

    public static ImmutableArray<Inventory> Read(string store, TenantSettings tenant)
    {
        var configured = tenant.Inventories is { } folder ? new InventoryFolder(folder, InventoryReader.MostBytes).List() : [];
        return [.. Added(store, tenant).List().Concat(configured).DistinctBy(e => e.Id).Select(Read)];
    }

    private static Inventory Read(InventoryEntry entry) => new(
        entry.Id,
        entry.Context,
        entry.Fault.Length > 0 ? new LockfileFacts("unknown", [], [new(entry.Fault, null, 0)]) : InventoryReader.Read(entry.FileName, entry.Bytes));

    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken token)
    {
        using var all = new MemoryStream();
        var part = new byte[Part];
        while (all.Length < most && await stream.ReadAsync(part.AsMemory(0, (int)Math.Min(Part, most - all.Length)), token) is > 0 and var count)
        {
            all.Write(part, 0, count);
        }

        return all.ToArray();
    }

    private static string FolderName(string tenant) =>
        tenant.Length <= 60 && tenant.Length > 0 && tenant[0] != '.' && tenant.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
            ? tenant
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..32];
}
