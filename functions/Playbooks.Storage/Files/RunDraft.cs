using System.Globalization;
using System.Text;
using Playbooks.Storage.Files.Disk;
using Playbooks.Storage.Files.Inboxes;

namespace Playbooks.Storage.Files;

/// <summary>A new run is made whole beside the others and then renamed into its place: of two that create it one wins, and no crash leaves half of it.</summary>
internal static class RunDraft
{
    public static bool Create(RunFolders folders, RunIndex index, string run, string draft, DateTimeOffset now, ReadOnlySpan<byte> lines)
    {
        try
        {
            OwnerOnly.CreateFolder(draft);
            new Inbox(Path.Combine(draft, Path.GetFileName(folders.InboxOf(run)))).Create();
            DurableFile.Create(In(draft, folders.ClaimOf(run)), ClaimFile.First);
            DurableFile.Create(In(draft, folders.CreatedOf(run)), Encoding.ASCII.GetBytes(now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + "\n"));
            DurableFile.Create(In(draft, folders.JournalOf(run)), lines);
            Posix.FlushFolder(draft);
            index.Enter(run, now);
            var isNew = TryRename(draft, folders.Of(run), folders.Root);
            if (!isNew)
            {
                index.Withdraw(run, now);
            }

            return isNew;
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static string In(string draft, string path) => Path.Combine(draft, Path.GetFileName(path));

    private static bool TryRename(string draft, string target, string root)
    {
        try
        {
            Directory.Move(draft, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            return false; // A folder with something in it is never replaced by a rename.
        }

        Posix.FlushFolder(root);
        return true;
    }
}
