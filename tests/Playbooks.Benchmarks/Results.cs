using System.Globalization;
using System.Text.Json;

namespace Playbooks.Benchmarks;

internal static class Results
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(IReadOnlyList<Measurement> measured, IReadOnlyList<Ratio> ratios, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new { measured, ratios }, Indented));
            return;
        }

        foreach (var m in measured)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Name,-36} {m.PerSecond,9:N0} {m.Unit}/s   {m.Remark ?? string.Create(CultureInfo.InvariantCulture, $"p50 {m.P50,7:N0} us   p99 {m.P99,7:N0} us")}"));
        }

        foreach (var r in ratios)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.Name,-48} {r.Value:P0}   target >= {r.Target:P0}"));
        }
    }
}
