namespace Playbooks.Benchmarks;

/// <param name="Name">What was measured, the same from run to run, for comparing.</param>
/// <param name="PerSecond">Median of the rounds.</param>
/// <param name="P50">Microseconds one of them took, as its caller saw it; median of the rounds.</param>
/// <param name="P99">As <paramref name="P50"/>.</param>
internal sealed record Measurement(string Name, string Unit, double PerSecond, double P50, double P99)
{
    /// <summary>In words, in place of how long one took; null for none.</summary>
    public string? Remark { get; init; }

    public static Measurement MedianOf(string name, string unit, IReadOnlyList<Round> rounds) =>
        new(name, unit, Median(rounds.Select(r => r.PerSecond)), Median(rounds.Select(r => r.P50)), Median(rounds.Select(r => r.P99)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
