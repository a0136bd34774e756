using Playbooks.Storage.Files;

namespace Playbooks.Storage.Tests.Files;

/// <summary>A folder of one test, with the stores that were opened on it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly List<FileRunStore> stores = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("playbooks-store-").FullName;

    public FileRunStore Open(TimeProvider? time = null)
    {
        var store = new FileRunStore(Root, time ?? TimeProvider.System);
        lock (stores)
        {
            stores.Add(store);
        }

        return store;
    }

    public string Journal(string run) => Path.Combine(Root, run, "journal.1.jsonl");

    public string[] Segments() => Directory.GetFiles(Path.Combine(Root, ".commit"), "*.log");

    public void Dispose()
    {
        stores.ForEach(s => s.Dispose());
        Directory.Delete(Root, recursive: true);
    }
}
