using System.Globalization;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Benchmarks.Durability;

/// <summary>The plainest store there could be: every run has its own growing file and flushes it after each 200-byte record. What a commit log is measured against.</summary>
internal sealed class RawFiles(string folder)
{
    private static readonly byte[] Record = new byte[200];
    private int round;

    public async Task<Round> MeasureAsync(int writers, TimeSpan length)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, writers), ports); // Each flush blocks its thread.
        round++;
        var files = Enumerable.Range(0, writers).Select(Open).ToList();
        var ends = new long[writers];
        var measured = await Round.OfAsync(writers, length, writer =>
        {
            RandomAccess.Write(files[writer].SafeFileHandle, Record, ends[writer]);
            Posix.FlushData(files[writer].SafeFileHandle);
            ends[writer] += Record.Length;
            return ValueTask.CompletedTask;
        });
        files.ForEach(f => f.Dispose());
        ThreadPool.SetMinThreads(workers, ports);
        return measured;
    }

    private FileStream Open(int writer) =>
        OwnerOnly.Open(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"file-{round}-{writer}")), FileMode.CreateNew, FileShare.Read);
}
