using System.Globalization;

namespace Playbooks.Storage.Files.Disk;

/// <summary>Names that no living thread or process uses. Only for files that are renamed or locked at once: who finds one taken asks for the next.</summary>
internal static class DraftNames
{
    private static long last;

    // Two containers may share a folder and both be process 1; the moment of start tells them apart.
    private static readonly long Start = TimeProvider.System.GetUtcNow().UtcTicks;

    public static string Next() =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Start:x}-{Interlocked.Increment(ref last)}");
}
