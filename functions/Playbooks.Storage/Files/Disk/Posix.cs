using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Playbooks.Storage.Files.Disk;

/// <summary>
/// The three calls that .NET does not offer: flushing data without the time stamps, and opening a folder to flush its entries.
/// <see href="https://man7.org/linux/man-pages/man2/fsync.2.html"/>
/// </summary>
internal static partial class Posix
{
    private const int Interrupted = 4;
    private const int ReadOnly = 0;

    /// <summary>The bytes and the length are on the device when this returns. No retry after a failure: the kernel may have forgotten the dirty pages.</summary>
    public static void FlushData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        while (Fdatasync(file) != 0)
        {
            ThrowUnlessInterrupted();
        }
    }

    /// <summary>The folder's entries (created, renamed, deleted) are on the device when this returns. Windows journals them itself.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
        {
            ThrowUnlessInterrupted();
        }

        while (Fsync(handle) != 0)
        {
            ThrowUnlessInterrupted();
        }
    }

    private static void ThrowUnlessInterrupted()
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != Interrupted)
        {
            throw new IOException(new Win32Exception(error).Message, error);
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Fdatasync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);
}
