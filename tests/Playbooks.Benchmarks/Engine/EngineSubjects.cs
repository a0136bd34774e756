using System.Diagnostics;
using System.Globalization;
using Playbooks.Engine.Runs;

namespace Playbooks.Benchmarks.Engine;

/// <summary>What is measured of the engine, each time on a fresh store.</summary>
internal sealed class EngineSubjects(string folder)
{
    private int round;

    /// <summary>Actions one after the other in each run.</summary>
    public async Task<Round> ChainsAsync(int runs, int actions)
    {
        var meter = new ActionMeter(runs);
        using var workshop = new Workshop(Fresh(), meter);
        await workshop.StartAsync(runs, IdleBook.Of(actions, concurrency: 1, asks: false));
        await workshop.DriveAsync(runs);
        return meter.Round;
    }

    /// <summary>One run from its claim to its end, surveys, plan, reports and signatures included.</summary>
    public async Task<Round> FanOutAsync(int actions)
    {
        using var workshop = new Workshop(Fresh(), new ActionMeter(1));
        await workshop.StartAsync(1, IdleBook.Of(actions, concurrency: 16, asks: false));
        return await TimedAsync(actions, () => workshop.DriveAsync(1));
    }

    /// <summary>Runs that wait for people are claimed, loaded, and their resumption is journaled.</summary>
    /// <param name="actions">Each makes three events: surveyed, started, finished.</param>
    public async Task<Round> ResumeAsync(int runs, int actions)
    {
        using var workshop = await WaitingAsync(runs, actions);
        return await TimedAsync(runs * actions * 3, () => workshop.DriveAsync(runs));
    }

    /// <summary>A journal's bytes become a run.</summary>
    public async Task<Round> ReplayAsync(int actions)
    {
        using var workshop = await WaitingAsync(1, actions);
        var lines = new List<ReadOnlyMemory<byte>>();
        await foreach (var line in workshop.Store.ReadAsync(Workshop.Run(0), CancellationToken.None))
        {
            lines.Add(line);
        }

        return await TimedAsync(lines.Count, () =>
        {
            var replay = new Replay();
            lines.ForEach(replay.Add);
            return Task.CompletedTask;
        });
    }

    private async Task<Workshop> WaitingAsync(int runs, int actions)
    {
        var workshop = new Workshop(Fresh(), new ActionMeter(runs));
        await workshop.StartAsync(runs, IdleBook.Of(actions, concurrency: 16, asks: true));
        await workshop.DriveAsync(runs);
        return workshop;
    }

    private static async Task<Round> TimedAsync(int count, Func<Task> act)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await act();
        var took = watch.Elapsed;
        return new Round(count / took.TotalSeconds, took.TotalMicroseconds, took.TotalMicroseconds);
    }

    private string Fresh() => Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"engine-{++round}"))).FullName;
}
