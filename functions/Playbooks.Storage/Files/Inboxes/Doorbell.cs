using System.Collections.Concurrent;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files.Inboxes;

/// <summary>
/// Tells that a message may have come, from this process or another. It is a hint: whoever waits also looks from time to time. One watcher for
/// all runs, because the kernel gives a user few of them (128 on most systems).
/// </summary>
internal sealed class Doorbell(string folder) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> listeners = new();
    private readonly Lock gate = new();
    private FileSystemWatcher? watcher;
    private bool watched;

    /// <summary>Completes at the next ring for the run.</summary>
    public Task Next(string run)
    {
        Watch();
        return listeners.GetOrAdd(run, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Ring(string run)
    {
        using (var bell = OwnerOnly.Open(Path.Combine(folder, run), FileMode.OpenOrCreate, FileShare.ReadWrite))
        {
            RandomAccess.Write(bell.SafeFileHandle, "!"u8, 0);
        }

        Wake(run);
    }

    public void Dispose() => watcher?.Dispose();

    private void Wake(string run)
    {
        if (listeners.TryRemove(run, out var listener))
        {
            listener.TrySetResult();
        }
    }

    private void WakeAll()
    {
        foreach (var run in listeners.Keys)
        {
            Wake(run);
        }
    }

    private void Watch()
    {
        lock (gate)
        {
            if (!watched)
            {
                watched = true;
                watcher = TryWatch();
            }
        }
    }

    private FileSystemWatcher? TryWatch()
    {
        var started = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
        started.Created += (_, e) => Wake(e.Name ?? "");
        started.Changed += (_, e) => Wake(e.Name ?? "");
        started.Error += (_, _) => WakeAll();
        try
        {
            started.EnableRaisingEvents = true;
            return started;
        }
        catch (IOException)
        {
            // The user's watches are used up: those who wait find their messages when they look.
            started.Dispose();
            return null;
        }
    }
}
