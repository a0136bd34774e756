namespace Playbooks.Benchmarks.Durability;

/// <summary>The disk and the store in turns, so that what is compared was measured in the same minute.</summary>
internal static class DurabilityBenchmark
{
    private static readonly int[] Crowds = [1, 8, 64];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1.5);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        using var raw = new RawDisk(folder);
        var files = new RawFiles(folder);
        var store = new StoreActions(folder);
        var subjects = new List<(string Name, string Unit, Func<Task<Round>> Measure)>
        {
            ("disk, 1 writer, a flush each", "records", () => Round.OfAsync(1, Length, _ => raw.AppendAlone())),
        };
        foreach (var crowd in Crowds)
        {
            subjects.Add(($"disk, {crowd} writers, group commit", "records", () => raw.GroupCommitAsync(crowd, Length)));
            subjects.Add(($"disk, {crowd} files, a flush each", "records", () => files.MeasureAsync(crowd, Length)));
            subjects.Add(($"file store, {crowd} runs", "actions", () => store.MeasureAsync(crowd, Length)));
        }

        return await Turns.TakeAsync(subjects);
    }
}
