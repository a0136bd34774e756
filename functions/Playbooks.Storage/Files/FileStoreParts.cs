using Playbooks.Storage.Files.Commits;
using Playbooks.Storage.Files.Disk;
using Playbooks.Storage.Files.Inboxes;

namespace Playbooks.Storage.Files;

/// <summary>What the claims of one store share.</summary>
internal sealed class FileStoreParts(string root, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private bool prepared;

    public RunFolders Folders { get; } = new(root);

    public RunIndex Index { get; } = new(new RunFolders(root));

    public TimeProvider Time => time;

    public CommitLog Log { get; } = new(new RunFolders(root).Commits);

    public Doorbell Bell { get; } = new(new RunFolders(root).Bells);

    /// <summary>Before the first write: a store that is only read may be a copy on a read-only medium.</summary>
    public void Prepare()
    {
        lock (gate)
        {
            if (!prepared)
            {
                prepared = DiskFaults.On("open the store", Folders.Root, () =>
                {
                    Folders.Create();
                    Index.Prepare();
                    LockProbe.Check(Folders.Commits);
                    return true;
                });
            }
        }
    }

    public Task RecoverAsync(CancellationToken token) => new CommitRecovery(Folders).RunAsync(Log.Where, token);

    public void Dispose()
    {
        Bell.Dispose();
        Log.Dispose();
    }
}
