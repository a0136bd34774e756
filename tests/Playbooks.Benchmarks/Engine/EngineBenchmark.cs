using Playbooks.Benchmarks.Durability;

namespace Playbooks.Benchmarks.Engine;

/// <summary>The whole engine on the file store beside the disk's own rates: decide, append, perform, append.</summary>
internal static class EngineBenchmark
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        using var raw = new RawDisk(folder);
        var engine = new EngineSubjects(folder);
        return await Turns.TakeAsync(
        [
            ("disk beside the engine, 1 writer", "records", () => Round.OfAsync(1, Length, _ => raw.AppendAlone())),
            ("engine, 1 runs", "actions", () => engine.ChainsAsync(1, 2_000)),
            ("engine, 8 runs", "actions", () => engine.ChainsAsync(8, 500)),
            ("disk beside the engine, 64 writers", "records", () => raw.GroupCommitAsync(64, Length)),
            ("engine, 64 runs", "actions", () => engine.ChainsAsync(64, 200)),
            ("fan-out of 1,000, whole run", "targets", () => engine.FanOutAsync(1_000)),
            ("resume of 10,000 events", "events", () => engine.ResumeAsync(1, 3_333)),
            ("resume of 100 runs x 200 events", "events", () => engine.ResumeAsync(100, 66)),
            ("replay of 10,000 events", "events", () => engine.ReplayAsync(3_333)),
        ]);
    }
}
