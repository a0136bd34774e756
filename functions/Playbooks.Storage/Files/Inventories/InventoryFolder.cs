using System.Security.Cryptography;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files.Inventories;

/// <summary>
/// A folder of inventories: <c>NAME.inventory.json</c> (<c>playbooks.inventory/1</c>) says what a list of packages belongs to and names the file, relative
/// to itself. What is added is addressed by its content (<c>ID.inventory.json</c>, <c>files/SHA256/NAME</c>), so adding twice is adding once; a folder
/// that people fill by hand is read the same way.
/// </summary>
/// <param name="folder">Need not be there.</param>
/// <param name="largest">Bytes of a list; a larger one is a fault.</param>
public sealed class InventoryFolder(string folder, int largest)
{
    private const string Ending = ".inventory.json";
    private const int LargestDocument = 256 * 1024;
    private const int Most = 10_000;

    private readonly string root = Path.GetFullPath(folder);

    /// <returns>The id, and whether it was there before.</returns>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public (string Id, bool WasThere) Add(InventoryContext context, string fileName, ReadOnlySpan<byte> bytes)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var file = $"files/{sha}/{SafeName(fileName)}";
        var document = PlainJson.WriteBytes(InventoryContextReader.Write(context, file, sha), indented: true);
        var path = Path.Combine(root, Id(document) + Ending);
        if (File.Exists(path))
        {
            return (Id(document), true);
        }

        try
        {
            // The list first: a document never names a file that is not there.
            Write(Path.Combine(root, file), bytes);
            Write(path, document);
        }
        catch (Exception fault) when (DiskFaults.IsOne(fault))
        {
            throw DiskFaults.Explain("keep the inventory", root, fault);
        }

        return (Id(document), false);
    }

    /// <summary>By name of the document. Nothing throws: what cannot be read is a fault of its entry.</summary>
    public IEnumerable<InventoryEntry> List() => !Directory.Exists(root)
        ? []
        : Directory.EnumerateFiles(root, "*" + Ending).Where(p => !Path.GetFileName(p).StartsWith('.')).Order(StringComparer.Ordinal).Take(Most).Select(Read);

    private static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path) ?? throw new ArgumentException("A full path.", nameof(path)));
        DurableFile.Replace(path, bytes);
    }

    private InventoryEntry Read(string path)
    {
        var document = ReadBounded(path, LargestDocument, out var fault);
        if (document is null || PlainJson.Read(document) is not JsonOutcome.Read json)
        {
            return Broken(path, fault ?? "it is no JSON");
        }

        var read = InventoryContextReader.Read(json.Value);
        return read.Wrong.IsEmpty ? WithFile(document, read) : Broken(path, string.Join("; ", read.Wrong));
    }

    private InventoryEntry WithFile(byte[] document, InventoryRead read)
    {
        var path = Path.GetFullPath(Path.Combine(root, read.File));
        var isInside = path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        string? fault = "the file lies outside of the folder";
        var bytes = isInside ? ReadBounded(path, largest, out fault) : null;
        if (bytes is not null && read.Sha256.Length > 0 && Convert.ToHexStringLower(SHA256.HashData(bytes)) != read.Sha256)
        {
            (bytes, fault) = (null, "the file is not the one that was added: its SHA-256 differs");
        }

        return new(Id(document), read.Context, Path.GetFileName(path), bytes ?? [], bytes is null ? $"{read.File}: {fault}" : "");
    }

    private static InventoryEntry Broken(string path, string why)
    {
        var name = Path.GetFileName(path);
        return new(name[..^Ending.Length], new(name, InventoryKind.Host, "", null, InventoryNetwork.Unknown, null, null), name, default, $"{name}: {why}");
    }

    private static byte[]? ReadBounded(string path, int most, out string? fault)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            fault = file.Length > most ? $"it is larger than {most:N0} bytes" : null;
            var bytes = new byte[fault is null ? file.Length : 0];
            file.ReadExactly(bytes);
            return fault is null ? bytes : null;
        }
        catch (Exception wrong) when (DiskFaults.IsOne(wrong))
        {
            fault = wrong is FileNotFoundException or DirectoryNotFoundException ? "it is not there" : wrong.Message;
            return null;
        }
    }

    private static string Id(byte[] document) => Convert.ToHexStringLower(SHA256.HashData(document))[..16];

    /// <summary>Only its end matters: it may tell the format.</summary>
    private static string SafeName(string name)
    {
        var safe = string.Concat(Path.GetFileName(name).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).TrimStart('.');
        return safe.Length is 0 ? "list" : safe[^Math.Min(safe.Length, 100)..].TrimStart('.');
    }
}
