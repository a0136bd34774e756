using Microsoft.Extensions.Logging.Abstractions;
using Playbooks.Benchmarks.Durability;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Hooks;
using Playbooks.Hosting.Alerts;
using Playbooks.Hosting.Queues;

namespace Playbooks.Benchmarks.Alerts;

/// <summary>
/// 500 signed webhooks a second for a minute, over HTTP on loopback, while the desk decides on them and starts runs. How long one took is counted from when it was due to
/// be sent, so that a stall counts for all who wait; beside it the disk is flushed now and then, alone.
/// </summary>
internal static class AlertBenchmark
{
    public const string Recorded = "alerts, recorded and answered";

    private const int EachSecond = 500;
    private const int Seconds = 60;
    private const int Incidents = 20;

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        using var crew = new Crew(new TenantSettings { Name = "benchmark" }, Path.Combine(folder, "alerts"));
        var playbook = PlaybookFiles.Bind("package-compromise", AllContracts.Get(), Console.Error) ?? throw new InvalidOperationException("the shipped playbook is gone");
        using var desk = new AlertDesk(crew, new LocalWorkQueue(TimeProvider.System), _ => [playbook]);
        using var loop = new AlertLoop(desk, TimeProvider.System, NullLogger<AlertLoop>.Instance);
        await using var intake = new Intake(crew.Workspace.Place, TimeProvider.System, loop.Wake);
        await using var door = await GitHubDoor.OpenAsync(intake);
        using var disk = new RawDisk(folder);
        using var over = new CancellationTokenSource();
        var looking = loop.RunAsync(over.Token);
        var flushes = new Latencies(Seconds * 20);
        var flushing = Task.Run(() => FlushAsync(disk, flushes, over.Token));

        var latencies = new Latencies(EachSecond * Seconds);
        var (accepted, took) = await SendAsync(door, latencies);

        await over.CancelAsync();
        await Task.WhenAll(looking, flushing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await loop.LookAsync(CancellationToken.None);
        var runs = await crew.Workspace.Store.ListAsync(CancellationToken.None).CountAsync();
        return
        [
            latencies.As(Recorded, "alerts", accepted / took.TotalSeconds),
            flushes.As("disk beside them, 1 flush at a time", "flushes", flushes.Count / took.TotalSeconds),
            new Measurement("alerts refused, lost or run twice", "alerts", 0, 0, 0) { Remark = $"{(EachSecond * Seconds) - accepted} not accepted; {runs} runs for {Incidents} incidents" },
        ];
    }

    private static async Task<(int Accepted, TimeSpan Took)> SendAsync(GitHubDoor door, Latencies latencies)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var (accepted, sent) = (0, new List<Task>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        for (var n = 0; n < EachSecond * Seconds && await timer.WaitForNextTickAsync();)
        {
            for (var due = (int)(TimeProvider.System.GetElapsedTime(begun).TotalSeconds * EachSecond); n < Math.Min(due, EachSecond * Seconds); n++)
            {
                sent.Add(SendOneAsync(n));
            }
        }

        await Task.WhenAll(sent);
        return (accepted, TimeProvider.System.GetElapsedTime(begun));

        async Task SendOneAsync(int n)
        {
            var isAccepted = await door.PostAsync(n, Incidents);
            latencies.Add(TimeProvider.System.GetElapsedTime(begun) - TimeSpan.FromSeconds((double)n / EachSecond));
            Interlocked.Add(ref accepted, isAccepted ? 1 : 0);
        }
    }

    private static async Task FlushAsync(RawDisk disk, Latencies flushes, CancellationToken over)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(over))
        {
            var begun = TimeProvider.System.GetTimestamp();
            await disk.AppendAlone();
            flushes.Add(TimeProvider.System.GetElapsedTime(begun));
        }
    }
}
