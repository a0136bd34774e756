using System.Globalization;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Storage.Files;
using Playbooks.Storage.Signing;

namespace Playbooks.Benchmarks.Engine;

/// <summary>A file store of its own with runs of idle actions, and a worker that drives them.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly KeyFileSigner signer;
    private readonly RunLoop loop;

    public Workshop(string folder, ActionMeter meter)
        : this(folder, new FileRunStore(Path.Combine(folder, "runs"), TimeProvider.System), meter)
    {
    }

    public Workshop(string folder, IRunStore store, ActionMeter meter)
    {
        Store = store;
        signer = KeyFileSigner.Open(Path.Combine(folder, "key.pem"));
        loop = new RunLoop(new RunLoopParts
        {
            Worker = "benchmark",
            Catalog = new Catalog([new IdleAction(meter.PerformingAsync)]),
            Signer = signer,
            Time = TimeProvider.System,
            Chance = () => 0,
            Reports = (_, stage) => [($"{(stage.Length > 0 ? stage : "run")}.md", "report"u8.ToArray())],
            Observer = meter,
        });
    }

    public IRunStore Store { get; }

    public static string Run(int number) => string.Create(CultureInfo.InvariantCulture, $"run-{number}");

    public async Task StartAsync(int runs, Playbook playbook)
    {
        for (var run = 0; run < runs; run++)
        {
            await StartOneAsync(run, playbook);
        }
    }

    public async Task StartOneAsync(int number, Playbook playbook)
    {
        var pinned = PlaybookJson.Write(playbook);
        var started = new RunEvent.Started(Run(number), pinned, PlaybookJson.DigestOf(pinned), Value.EmptyMap, "riley", "test", false, [], []);
        await RunStarter.StartAsync(Store, started, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>All at once, each until it is over or waits for people.</summary>
    public Task DriveAsync(int runs) => Task.WhenAll(Enumerable.Range(0, runs).Select(run => Task.Run(() => DriveAsync(Run(run)))));

    public async Task<RunStand> DriveAsync(string run)
    {
        await using var claim = await Store.ClaimAsync(run, "benchmark", CancellationToken.None) ?? throw new InvalidOperationException("Nobody else is here to hold it.");
        return await loop.DriveAsync(claim, stay: false, CancellationToken.None);
    }

    public void Dispose()
    {
        (Store as IDisposable)?.Dispose();
        signer.Dispose();
    }
}
