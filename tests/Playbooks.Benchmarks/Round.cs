using System.Diagnostics;

namespace Playbooks.Benchmarks;

/// <summary>One measured stretch of wall time. Latencies are in microseconds.</summary>
internal sealed record Round(double PerSecond, double P50, double P99)
{
    /// <summary>Runs so many writers at once, each doing its work again and again until the time is over.</summary>
    /// <param name="doOnce">Given the writer's number.</param>
    public static async Task<Round> OfAsync(int writers, TimeSpan length, Func<int, ValueTask> doOnce)
    {
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => RepeatAsync(w, watch, length, doOnce))));
        var seconds = watch.Elapsed.TotalSeconds;
        return Of(latencies.SelectMany(l => l), seconds);
    }

    /// <summary>What took so many microseconds each, all of it within so many seconds.</summary>
    public static Round Of(IEnumerable<double> latencies, double seconds)
    {
        var sorted = latencies.Order().ToList();
        return new Round(sorted.Count / seconds, At(sorted, 0.50), At(sorted, 0.99));
    }

    private static async Task<List<double>> RepeatAsync(int writer, Stopwatch watch, TimeSpan length, Func<int, ValueTask> doOnce)
    {
        var latencies = new List<double>();
        while (watch.Elapsed < length)
        {
            var start = Stopwatch.GetTimestamp();
            await doOnce(writer);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return latencies;
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}
