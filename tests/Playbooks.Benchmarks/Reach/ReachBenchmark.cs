using System.Diagnostics;
using System.Globalization;
using Playbooks.Cli.Reach;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Mapping;

namespace Playbooks.Benchmarks.Reach;

/// <summary>From facts on disk to the graph, and to the graph of a wider window; beside them a line of grep, by what each finds of the truth.</summary>
internal static class ReachBenchmark
{
    public const string Whole = "reach graph, 200,000 runs from disk";
    public const string Wider = "reach graph, amended by 4,000 runs";
    public const string Memory = "reach graph, bytes of peak memory";

    private const int Seed = 20250315;
    private static readonly DateTimeOffset Now = new(2025, 3, 17, 0, 0, 0, TimeSpan.Zero);

    public static Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        var tenant = BigTenant.Make(Path.Combine(folder, "reach"), Seed);
        ForgetPeak();
        var (clock, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var facts = FactsFolder.Read(tenant.Folder);
        var read = clock.Elapsed;
        var work = new ReachWork(facts, Now);
        var (whole, cpu) = (clock.Elapsed, Environment.CpuUsage.TotalTime - worked);
        var peak = Peak();
        var found = Found(work.Map);

        clock.Restart();
        work.Widen(FactsFolder.Read(tenant.Later));
        var wider = clock.Elapsed;
        var foundLater = Found(work.Map);

        clock.Restart();
        var searched = PlainSearch.Find(tenant.Folder);
        var plain = clock.Elapsed;
        var truth = tenant.Truth.Where(line => IsOf(line, last: BigTenant.Runs)).ToHashSet(StringComparer.Ordinal);
        var byName = truth.Select(line => (Line: line, Name: NameOnly(line))).ToLookup(pair => pair.Name, pair => pair.Line);
        return Task.FromResult<IReadOnlyList<Measurement>>(
        [
            Of(Whole, BigTenant.Runs, whole, $"{Seconds(cpu)} of processor, read {Seconds(read)}, mapped {Seconds(whole - read)}, {work.Map.Graph.Nodes.Length:N0} nodes, {work.Map.Graph.Edges.Length:N0} edges; {Compared(found, truth)}"),
            Of(Wider, BigTenant.LaterRuns, wider, $"{100 * wider / whole:N1} % of the whole; {Compared(foundLater, tenant.Truth)}"),
            new(Memory, "B", peak, 0, 0) { Remark = $"{peak / 1024 / 1024:N0} MiB" },
            Of("grep for uses: and secrets.X", BigTenant.Runs, plain, Compared([.. searched.SelectMany(line => byName[line].DefaultIfEmpty(line))], truth)),
        ]);
    }

    private static Measurement Of(string name, int count, TimeSpan took, string remark) => new(name, "runs", count / took.TotalSeconds, took.TotalMicroseconds, took.TotalMicroseconds) { Remark = $"{Seconds(took)}: {remark}" };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N2} s");

    private static HashSet<string> Found(ReachMap map) => map.Graph.Edges
        .Where(edge => edge.Finding.Grade >= ExposureGrade.Probable && edge.From.StartsWith("job:", StringComparison.Ordinal) && edge.To.StartsWith("github:", StringComparison.Ordinal))
        .Select(edge => $"{edge.From} {edge.To}").ToHashSet(StringComparer.Ordinal);

    private static string Compared(HashSet<string> found, HashSet<string> truth)
    {
        var right = found.Count(truth.Contains);
        return string.Create(CultureInfo.InvariantCulture, $"recall {100.0 * right / truth.Count:N2} %, precision {100.0 * right / Math.Max(1, found.Count):N2} % of {truth.Count:N0}");
    }

    private static bool IsOf(string line, int last) => long.Parse(line.Split('/')[2], CultureInfo.InvariantCulture) < 1_000_000L + last;

    private static string NameOnly(string line) => line.Split(' ') is [var job, var place] ? $"{job} {place[(place.LastIndexOf(':') + 1)..]}" : line;

    /// <summary>Linux keeps the highest resident size since this was written (proc_pid_clear_refs(5)); elsewhere it is the process's own.</summary>
    private static void ForgetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
