using System.Globalization;
using System.Text;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Files;

namespace Playbooks.Benchmarks.Durability;

/// <summary>Actions on the file store: in each run, one after the other, a started and a finished record, each durable before the next is written.</summary>
internal sealed class StoreActions(string folder)
{
    private static readonly byte[] Started = Line("action-started");
    private static readonly byte[] Finished = Line("action-finished");
    private int round;

    public async Task<Round> MeasureAsync(int runs, TimeSpan length)
    {
        using var store = new FileRunStore(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"store-{++round}")), TimeProvider.System);
        var claims = new List<IRunClaim>();
        for (var run = 0; run < runs; run++)
        {
            claims.Add(await ClaimAsync(store, string.Create(CultureInfo.InvariantCulture, $"run-{run}")));
        }

        var measured = await Round.OfAsync(runs, length, run => ActAsync(claims[run]));
        foreach (var claim in claims)
        {
            await claim.DisposeAsync();
        }

        return measured;
    }

    private static async Task<IRunClaim> ClaimAsync(FileRunStore store, string run)
    {
        await store.CreateAsync(run, Started, CancellationToken.None);
        return await store.ClaimAsync(run, "benchmark", CancellationToken.None) ?? throw new InvalidOperationException("Nobody else is here to hold it.");
    }

    private static async ValueTask ActAsync(IRunClaim claim)
    {
        await AppendAsync(claim, Started);
        await AppendAsync(claim, Finished);
    }

    private static async ValueTask AppendAsync(IRunClaim claim, byte[] line)
    {
        if (await claim.AppendAsync(line, CancellationToken.None) != Append.Appended)
        {
            throw new InvalidOperationException("Nobody else is here to take it.");
        }
    }

    private static byte[] Line(string name) =>
        Encoding.ASCII.GetBytes($"{{\"event\":\"{name}\",\"action\":\"{new string('a', 200 - 25 - name.Length)}\"}}\n");
}
