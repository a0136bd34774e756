using Playbooks.Benchmarks;
using Playbooks.Benchmarks.Alerts;
using Playbooks.Benchmarks.Azure;
using Playbooks.Benchmarks.Durability;
using Playbooks.Benchmarks.Engine;
using Playbooks.Benchmarks.Reach;
using Playbooks.Benchmarks.Rotation;

// Wall time of whole seconds on the real disk, medians of three; build with -c Release. Names of subjects measure only
// these; --json prints one JSON document instead of the table.
var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-").FullName;
try
{
    // One line for each subject; a new one is a folder beside Durability, and its promise a line in Ratios.
    var measured = new List<Measurement>();
    var subjects = new Dictionary<string, Func<string, Task<IReadOnlyList<Measurement>>>>
    {
        ["alerts"] = AlertBenchmark.MeasureAsync,
        ["durability"] = DurabilityBenchmark.MeasureAsync,
        ["engine"] = EngineBenchmark.MeasureAsync,
        ["reach"] = ReachBenchmark.MeasureAsync,
        ["azure"] = AzureBenchmark.MeasureAsync,
        ["rotation"] = RotationBenchmark.MeasureAsync,
    };
    foreach (var (_, measure) in subjects.Where(subject => !args.Any(subjects.ContainsKey) || args.Contains(subject.Key)))
    {
        measured.AddRange(await measure(folder));
    }

    Results.Print(measured, Ratios.Of(measured), asJson: args.Contains("--json"), Console.Out);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
