namespace Playbooks.Storage.Files.Disk;

internal static class LockProbe
{
    /// <summary>A file system (or a setting of .NET) without locks would let two workers hold one run; that must be known before the first effect.</summary>
    public static void Check(string folder)
    {
        var probe = Path.Combine(folder, $"probe-{DraftNames.Next()}");
        try
        {
            using var first = KernelLock.TryTake(probe, FileMode.CreateNew);
            using var second = KernelLock.TryTake(probe, FileMode.Open);
            if (second is not null)
            {
                throw new StoreException("This folder's file system does not lock files", folder, "Use a local disk, and leave DOTNET_SYSTEM_IO_DISABLEFILELOCKING unset.", inner: null);
            }
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
