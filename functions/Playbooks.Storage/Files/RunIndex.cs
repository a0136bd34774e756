using Playbooks.Engine.Ports;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files;

/// <summary>
/// Which runs there are, which of them have not ended and when somebody has to look at these, so that nobody reads journals to find out. Entries are
/// empty files named by <see cref="RunOrder"/>; of a run that has not ended the file's time is when it has to be looked at. A lost or early time
/// costs one look.
/// </summary>
internal sealed class RunIndex(RunFolders folders)
{
    /// <summary>A place made before there was an index: its runs are entered, and all of them looked at once.</summary>
    public void Prepare()
    {
        if (!Directory.Exists(folders.Index))
        {
            var draft = Path.Combine(folders.Drafts, $"index-{DraftNames.Next()}");
            OwnerOnly.CreateFolder(draft);
            OwnerOnly.CreateFolder(folders.Open);
            foreach (var run in Directory.EnumerateDirectories(folders.Root).Select(folder => Path.GetFileName(folder)).Where(StoreNames.IsRun))
            {
                Touch(Path.Combine(draft, folders.EntryOf(run)), DateTimeOffset.UnixEpoch);
                Touch(Path.Combine(folders.Open, folders.EntryOf(run)), DateTimeOffset.UnixEpoch);
            }

            MoveUnlessThere(draft, folders.Index);
        }

        OwnerOnly.CreateFolder(folders.Open);
        OwnerOnly.CreateFolder(folders.News);
    }

    /// <summary>Before the run is there: an entry without a run is passed over, a run without an entry would be missed.</summary>
    public void Enter(string run, DateTimeOffset created)
    {
        Touch(Path.Combine(folders.Open, RunOrder.NameOf(run, created)), created);
        Touch(Path.Combine(folders.Index, RunOrder.NameOf(run, created)), created);
        Posix.FlushFolder(folders.Open);
        Posix.FlushFolder(folders.Index);
    }

    /// <summary>Somebody else made the run: what was entered for one made at another time goes again, or the run would be listed twice.</summary>
    public void Withdraw(string run, DateTimeOffset created)
    {
        var name = RunOrder.NameOf(run, created);
        if (name != folders.EntryOf(run))
        {
            File.Delete(Path.Combine(folders.Open, name));
            File.Delete(Path.Combine(folders.Index, name));
        }
    }

    public void Look(string run, DateTimeOffset at) => Touch(Path.Combine(folders.Open, folders.EntryOf(run)), at);

    public void Leave(string run) => File.Delete(Path.Combine(folders.Open, folders.EntryOf(run)));

    public void Tell(string run)
    {
        OwnerOnly.Open(Path.Combine(folders.News, run), FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        Posix.FlushFolder(folders.News);
    }

    public void Hear(string run) => File.Delete(Path.Combine(folders.News, run));

    /// <summary>Newest first. In memory are as many as are asked for.</summary>
    /// <param name="after">An entry's name, or empty.</param>
    public IReadOnlyList<string> Page(RunsOf which, string after, int most)
    {
        var page = new PriorityQueue<string, string>(Comparer<string>.Create((one, other) => string.CompareOrdinal(other, one)));
        foreach (var name in Names(which == RunsOf.Unfinished ? folders.Open : folders.Index).Where(name => string.CompareOrdinal(name, after) > 0))
        {
            if (page.Count < most)
            {
                page.Enqueue(name, name);
            }
            else
            {
                page.EnqueueDequeue(name, name);
            }
        }

        return [.. page.UnorderedItems.Select(item => item.Element).Order(StringComparer.Ordinal)];
    }

    public IEnumerable<string> Due(DateTimeOffset now)
    {
        var told = Directory.Exists(folders.News) ? Directory.GetFiles(folders.News).Select(file => Path.GetFileName(file)).Where(StoreNames.IsRun).ToHashSet(StringComparer.Ordinal) : [];
        var due = !Directory.Exists(folders.Open) ? [] : new DirectoryInfo(folders.Open).EnumerateFiles()
            .Where(file => RunOrder.Is(file.Name) && file.LastWriteTimeUtc <= now.UtcDateTime).Select(file => RunOrder.RunOf(file.Name)).Where(run => !told.Contains(run));
        return told.Concat(due).Where(run => File.Exists(folders.JournalOf(run)));
    }

    public bool IsMissing => !Directory.Exists(folders.Index);

    private static IEnumerable<string> Names(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(RunOrder.Is);

    private static void Touch(string path, DateTimeOffset at)
    {
        using var file = OwnerOnly.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, at.UtcDateTime);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    private static void MoveUnlessThere(string draft, string target)
    {
        try
        {
            Directory.Move(draft, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(draft, recursive: true); // Another process was first; its entries are the same.
        }
    }
}
