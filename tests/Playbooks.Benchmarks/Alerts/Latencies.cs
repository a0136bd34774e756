namespace Playbooks.Benchmarks.Alerts;

/// <summary>How long each of many took.</summary>
internal sealed class Latencies(int most)
{
    private readonly double[] microseconds = new double[most];
    private int count;

    public int Count => Math.Min(count, most);

    public void Add(TimeSpan took)
    {
        var place = Interlocked.Increment(ref count) - 1;
        if (place < most)
        {
            microseconds[place] = took.TotalMicroseconds;
        }
    }

    public Measurement As(string name, string unit, double perSecond)
    {
        var sorted = microseconds.Take(Count).Order().ToList();
        return new Measurement(name, unit, perSecond, At(0.5), At(0.99));

        double At(double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
    }
}
