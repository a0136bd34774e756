using System.Globalization;
using System.Text;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files;

/// <summary>The lock that makes a claim exclusive. The file also says how often the run was claimed and, for people, by whom last.</summary>
internal sealed class ClaimFile : IDisposable
{
    // The whole file is one sector, so that a power cut leaves the old or the new one.
    private const int Size = 256;
    private const int LongestWorker = 200;

    private readonly FileStream file;

    private ClaimFile(FileStream file) => this.file = file;

    public static byte[] First => Encode(0, "");

    /// <returns>Null while somebody holds it.</returns>
    public static ClaimFile? TryTake(string path) => KernelLock.TryTake(path, FileMode.Open) is { } file ? new ClaimFile(file) : null;

    /// <summary>Counts this claim, durably.</summary>
    public long Count(string worker)
    {
        var bytes = new byte[Size];
        var read = RandomAccess.Read(file.SafeFileHandle, bytes, 0);
        var counted = Encoding.UTF8.GetString(bytes, 0, read).Split(' ')[0];
        if (!long.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
        {
            throw new StoreException("The count of claims is damaged", file.Name, "Put in the file's first line a number greater than every epoch in the run's journal, then a space.", inner: null);
        }

        RandomAccess.Write(file.SafeFileHandle, Encode(epoch + 1, worker), 0);
        Posix.FlushData(file.SafeFileHandle);
        return epoch + 1;
    }

    public void Dispose() => file.Dispose();

    private static byte[] Encode(long epoch, string worker)
    {
        var printable = new string([.. worker.Select(c => char.IsAsciiLetterOrDigit(c) || char.IsPunctuation(c) && char.IsAscii(c) ? c : '_').Take(LongestWorker)]);
        var text = string.Create(CultureInfo.InvariantCulture, $"{epoch} {printable}");
        return Encoding.ASCII.GetBytes(text.PadRight(Size - 1) + "\n");
    }
}
