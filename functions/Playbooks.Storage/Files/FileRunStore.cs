using System.Runtime.CompilerServices;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Files.Disk;
using Playbooks.Storage.Files.Inboxes;

namespace Playbooks.Storage.Files;

/// <summary>Runs in a local folder, shared by as many processes of one machine as want to. Dispose it after its claims.</summary>
public sealed class FileRunStore : IRunStore, IDisposable
{
    /// <summary>How often one who waits for a message looks, whatever the watcher says.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private const int LongestFile = 256 << 20;
    private const int MostOfPage = 1000;

    private readonly FileStoreParts parts;

    /// <param name="root">Created, for its owner only, with the first run.</param>
    public FileRunStore(string root, TimeProvider time) => parts = new FileStoreParts(root, time);

    private RunFolders Folders => parts.Folders;

    public Task<bool> CreateAsync(string run, ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        WholeLines.Check(lines);
        token.ThrowIfCancellationRequested();
        var target = Folders.Of(run);
        parts.Prepare();
        var draft = Path.Combine(Folders.Drafts, $"{run}-{DraftNames.Next()}");
        return Task.FromResult(DiskFaults.On("create the run", target, () =>
            !Directory.Exists(target) && RunDraft.Create(Folders, parts.Index, run, draft, parts.Time.GetUtcNow(), lines.Span)));
    }

    public async Task<IRunClaim?> ClaimAsync(string run, string worker, CancellationToken token)
    {
        var path = Folders.JournalOf(run);
        if (!File.Exists(path))
        {
            return null;
        }

        parts.Prepare();
        if (DiskFaults.On("claim the run", path, () => ClaimFile.TryTake(Folders.ClaimOf(run))) is not { } hold)
        {
            return null;
        }

        JournalFile? journal = null;
        try
        {
            await parts.RecoverAsync(token);
            journal = JournalFile.Open(run, path);
            var claim = new FileRunClaim(parts, hold, journal, hold.Count(worker));

            // The news go before the inbox is read and after the run is sure to be looked at again, so that no message is left unseen.
            parts.Index.Look(run, parts.Time.GetUtcNow() + Looks.AfterClaim);
            parts.Index.Hear(run);
            return claim;
        }
        catch (Exception fault)
        {
            journal?.Dispose();
            hold.Dispose();
            if (DiskFaults.IsOne(fault))
            {
                throw DiskFaults.Explain("claim the run", path, fault);
            }

            throw;
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string run, [EnumeratorCancellation] CancellationToken token)
    {
        var path = Folders.JournalOf(run);
        if (!File.Exists(path))
        {
            yield break;
        }

        await TryRecoverAsync(token);
        await foreach (var line in JournalLines.ReadAsync(path, long.MaxValue, token))
        {
            yield return line;
        }
    }

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken token)
    {
        var from = "";
        do
        {
            var page = await PageAsync(RunsOf.All, from, MostOfPage, token);
            foreach (var run in page.Runs)
            {
                yield return run;
            }

            from = page.Next;
        }
        while (from.Length > 0);
    }

    /// <remarks>Whoever was creating a run and died has left an entry without one; it is passed over, and the page is shorter.</remarks>
    public Task<RunPage> PageAsync(RunsOf which, string from, int most, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return Task.FromResult(DiskFaults.On("list the runs", Folders.Root, () =>
        {
            var names = parts.Index.IsMissing ? OldNames(from) : parts.Index.Page(which, from, most + 1);
            return new RunPage(
                [.. names.Take(most).Select(RunOrder.RunOf).Where(run => File.Exists(Folders.JournalOf(run)))],
                names.Count > most ? names[most - 1] : "");
        }));
    }

    public async IAsyncEnumerable<string> DueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken token)
    {
        if (!Directory.Exists(Folders.Root))
        {
            yield break;
        }

        parts.Prepare();
        foreach (var run in parts.Index.Due(now))
        {
            token.ThrowIfCancellationRequested();
            yield return run;
        }

        await Task.CompletedTask;
    }

    public Task<bool> SendAsync(string run, InboxMessage message, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var folder = Folders.InboxOf(run);
        if (!Directory.Exists(folder))
        {
            return Task.FromResult(false);
        }

        parts.Prepare();
        return Task.FromResult(DiskFaults.On("leave a message", folder, () =>
        {
            new Inbox(folder).Send(message);
            parts.Index.Tell(run);
            parts.Bell.Ring(run);
            return true;
        }));
    }

    public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string run, string name, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var path = Folders.FileOf(run, name);
        return Task.FromResult(DiskFaults.On("read the file", path, () => ReadWhole(new FileInfo(path))));
    }

    public string LocationOf(string run) => Folders.Of(run);

    public void Dispose() => parts.Dispose();

    /// <summary>A reader may look at a copy that it must not write to; it then sees the journals as they are.</summary>
    private async Task TryRecoverAsync(CancellationToken token)
    {
        try
        {
            await parts.RecoverAsync(token);
        }
        catch (Exception fault) when (DiskFaults.IsOne(fault))
        {
            // Nothing is lost: the next claim, which must write, says what is wrong.
            return;
        }
    }

    /// <summary>Of a place that was made before there was an index and is only read, such as a copy.</summary>
    private List<string> OldNames(string after) => !Directory.Exists(Folders.Root) ? [] :
        [.. Directory.EnumerateDirectories(Folders.Root).Select(folder => Path.GetFileName(folder)).Where(StoreNames.IsRun).Select(Folders.EntryOf)
            .Order(StringComparer.Ordinal).Where(name => string.CompareOrdinal(name, after) > 0)];

    private static ReadOnlyMemory<byte>? ReadWhole(FileInfo file) => file switch
    {
        { Exists: false } => default(ReadOnlyMemory<byte>?),
        { Length: > LongestFile } => throw new StoreException($"The file is longer than {LongestFile} bytes", file.FullName, "It was not written by this program; remove it.", inner: null),
        _ => File.ReadAllBytes(file.FullName),
    };
}
