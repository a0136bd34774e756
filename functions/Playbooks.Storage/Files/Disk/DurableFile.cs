namespace Playbooks.Storage.Files.Disk;

/// <summary>Whole files that are there, entirely and durably, or not at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes beside the target and renames over it; nothing is left behind when it fails.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path) ?? throw new ArgumentException("A full path.", nameof(path));
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{DraftNames.Next()}");
        try
        {
            Create(draft, content);
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        Posix.FlushFolder(folder);
    }

    /// <summary>The bytes are durable; the entry in its folder is when the folder is flushed.</summary>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        using var file = OwnerOnly.Open(path, FileMode.CreateNew, FileShare.Read);
        RandomAccess.Write(file.SafeFileHandle, content, 0);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }
}
