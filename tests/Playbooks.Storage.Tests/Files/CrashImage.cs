using System.Diagnostics;

namespace Playbooks.Storage.Tests.Files;

/// <summary>The bytes of a store's folder at one moment of its work, to be damaged as a crash would and opened elsewhere.</summary>
internal sealed class CrashImage
{
    private readonly Dictionary<string, byte[]> files;

    private CrashImage(Dictionary<string, byte[]> files) => this.files = files;

    /// <summary>The records of the only commit log, without the zeros behind them.</summary>
    public byte[] Log
    {
        get => files[LogName];
        set => files[LogName] = value;
    }

    private string LogName => files.Keys.Single(f => f.EndsWith(".log", StringComparison.Ordinal));

    /// <summary>Copies with cp, which does not ask for locks.</summary>
    public static async Task<CrashImage> OfAsync(StoreFolder folder)
    {
        var copy = Directory.CreateTempSubdirectory("playbooks-crash-").FullName;
        using (var cp = Process.Start("cp", ["-a", folder.Root + "/.", copy]))
        {
            await cp.WaitForExitAsync();
        }

        var files = Directory.EnumerateFiles(copy, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(f => Path.GetRelativePath(copy, f), File.ReadAllBytes);
        Directory.Delete(copy, recursive: true);
        var image = new CrashImage(files);
        image.Log = image.Log[..(image.Log.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)];
        return image;
    }

    public CrashImage Copy() => new(new Dictionary<string, byte[]>(files));

    public byte[] Journal(string run) => files[NameOf(run)];

    public void SetJournal(string run, byte[] bytes) => files[NameOf(run)] = bytes;

    public void Remove(string run) => files.Keys.Where(f => f.StartsWith(run + "/", StringComparison.Ordinal)).ToList().ForEach(f => files.Remove(f));

    public StoreFolder Write()
    {
        var folder = new StoreFolder();
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(folder.Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.Root);
            File.WriteAllBytes(path, bytes);
        }

        return folder;
    }

    private static string NameOf(string run) => $"{run}/journal.1.jsonl";
}
