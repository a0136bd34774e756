using Playbooks.Testing.Stores;

namespace Playbooks.Benchmarks.Azure;

/// <summary>The engine on Azure's emulator beside the emulator's own rate of appends, each worker with a store of its own.</summary>
internal static class AzureBenchmark
{
    private const int Actions = 400;

    private static readonly int[] Crowds = [1, 2, 4];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1.5);

    public static string Raw(int writers) => $"emulator, {writers} writers, an append each";

    public static string Engine(int workers) => $"engine on the emulator, {workers} workers";

    public static string Calls(int workers) => $"requests, {workers} workers";

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        using var azurite = await Azurite.StartAsync();
        var raw = new RawAppends(azurite);
        var engine = new EmulatedEngine(azurite, folder);
        var measured = new List<Measurement>();
        foreach (var crowd in Crowds)
        {
            measured.AddRange(await Turns.TakeAsync(
            [
                (Raw(crowd), "appends", () => raw.MeasureAsync(crowd, Length)),
                (Engine(crowd), "actions", () => engine.ChainsAsync(crowd, Actions)),
            ]));
            measured.Add(new Measurement(Calls(crowd), "requests an action ", engine.RequestsPerAction, 0, 0) { Remark = engine.Said });
        }

        return measured;
    }
}
