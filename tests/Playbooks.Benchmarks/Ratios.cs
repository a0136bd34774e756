using Playbooks.Benchmarks.Alerts;
using Playbooks.Benchmarks.Azure;
using Playbooks.Benchmarks.Reach;

namespace Playbooks.Benchmarks;

/// <summary>What is promised, as shares of what the machine can do.</summary>
internal static class Ratios
{
    public static IReadOnlyList<Ratio> Of(IReadOnlyList<Measurement> measured)
    {
        var rates = measured.ToDictionary(m => m.Name, m => m.PerSecond);
        IEnumerable<Ratio> Share(string name, string of, string to, double target) =>
            rates.TryGetValue(of, out var one) && rates.TryGetValue(to, out var other) ? [new Ratio(name, one / other, target)] : [];
        IEnumerable<Ratio> Rate(string of, double target) => rates.TryGetValue(of, out var rate) ? [new Ratio($"{of}, of {target:N0}/s", rate / target, 1)] : [];
        return
        [
            .. Share("1 run: actions / flushes of one writer", "file store, 1 runs", "disk, 1 writer, a flush each", 0.25),
            .. Share("64 runs: actions / records of 64 writers", "file store, 64 runs", "disk, 64 writers, group commit", 0.20),
            .. Share("engine, 1 run: actions / flushes of one writer", "engine, 1 runs", "disk beside the engine, 1 writer", 0.25),
            .. Share("engine, 64 runs: actions / records of 64 writers", "engine, 64 runs", "disk beside the engine, 64 writers", 0.20),
            .. Rate(AlertBenchmark.Recorded, 495),
            .. Share("1 worker on the emulator: actions / appends", AzureBenchmark.Engine(1), AzureBenchmark.Raw(1), 0.6),
            .. Share("2 workers on the emulator: actions / appends", AzureBenchmark.Engine(2), AzureBenchmark.Raw(2), 0.6),
            .. Share("4 workers on the emulator: actions / appends", AzureBenchmark.Engine(4), AzureBenchmark.Raw(4), 0.6),
            .. rates.TryGetValue(AzureBenchmark.Calls(4), out var calls) ? [new Ratio("2.5 requests an action / what 4 workers ask", 2.5 / calls, 1)] : Array.Empty<Ratio>(),
            .. Rate("engine, 1 runs", 3_000),
            .. Rate("engine, 64 runs", 15_000),
            .. Rate("fan-out of 1,000, whole run", 1_000 / 0.15),
            .. Rate("replay of 10,000 events", 500_000),
            .. Rate("resume of 10,000 events", 10_000 / 0.05),
            .. Rate("resume of 100 runs x 200 events", 100 * 200 / 0.5),
            .. Rate(ReachBenchmark.Whole, BigTenant.Runs / 10.0),
            .. Share("amended window: a tenth of the whole / its time", ReachBenchmark.Wider, ReachBenchmark.Whole, 10.0 * BigTenant.LaterRuns / BigTenant.Runs),
            .. rates.TryGetValue(ReachBenchmark.Memory, out var bytes) ? [new Ratio("reach graph: 1 GiB / peak memory", 1024.0 * 1024 * 1024 / bytes, 1)] : Array.Empty<Ratio>(),
        ];
    }
}
