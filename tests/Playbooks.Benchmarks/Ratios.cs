namespace Playbooks.Benchmarks;

/// <summary>What is promised, as shares of what the machine can do.</summary>
internal static class Ratios
{
    public static IReadOnlyList<Ratio> Of(IReadOnlyList<Measurement> measured)
    {
        double Rate(string name) => measured.Single(m => m.Name == name).PerSecond;
        return
        [
            new("1 run: actions / flushes of one writer", Rate("file store, 1 runs") / Rate("disk, 1 writer, a flush each"), 0.25),
            new("64 runs: actions / records of 64 writers", Rate("file store, 64 runs") / Rate("disk, 64 writers, group commit"), 0.20),
        ];
    }
}
