using Playbooks.Benchmarks;
using Playbooks.Benchmarks.Durability;

// Wall time of whole seconds on the real disk, medians of three; build with -c Release. --json prints one JSON document instead of the table.
var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-").FullName;
try
{
    // One line for each subject; a new one is a folder beside Durability, and its promise a line in Ratios.
    var measured = new List<Measurement>();
    measured.AddRange(await DurabilityBenchmark.MeasureAsync(folder));
    Results.Print(measured, Ratios.Of(measured), asJson: args.Contains("--json"), Console.Out);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
