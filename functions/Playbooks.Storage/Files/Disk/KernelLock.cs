namespace Playbooks.Storage.Files.Disk;

/// <summary>
/// An exclusive lock on a file, held by the kernel for one open file: it ends with the process that holds it, however that dies, and a
/// process that later gets the same id does not inherit it. On Unix .NET's <see cref="FileShare.None"/> is <c>flock(LOCK_EX | LOCK_NB)</c>.
/// Every other open through .NET takes a shared lock, so a file that is locked like this is opened by nobody else.
/// </summary>
internal static class KernelLock
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    // How long between two looks at a lock that another process holds for a moment.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <returns>Null when somebody else holds it.</returns>
    public static FileStream? TryTake(string path, FileMode mode)
    {
        try
        {
            return OwnerOnly.Open(path, mode, FileShare.None);
        }
        catch (IOException fault) when (fault.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation or LockViolation)
        {
            return null;
        }
    }

    /// <summary>Waits for its turn. The clock is the machine's own: another process holds the lock, and no decision depends on the time.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken token)
    {
        FileStream? taken;
        while ((taken = TryTake(path, FileMode.OpenOrCreate)) is null)
        {
            await Task.Delay(Pause, TimeProvider.System, token);
        }

        return taken;
    }
}
