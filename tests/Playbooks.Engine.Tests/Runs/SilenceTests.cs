using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>Effects that end in an unusual way still end, and the loop hears of it.</summary>
public sealed class SilenceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_client_that_gives_up_by_itself_is_an_answer_that_never_came()
    {
        await bench.StartAsync("run-1", Bench.Switches(3));
        bench.World.After = _ => throw new TaskCanceledException("the client's own limit");

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1").WaitAsync(Patience));

        Assert.Equal(3, bench.World.Effects.Count);
        Assert.Equal(3, bench.Seen.Count(e => e is RunEvent.ActionReconciled));
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_ends_the_worker_instead_of_hanging_it()
    {
        await bench.StartAsync("run-1", Bench.Switches(1));
        bench.Reports = (_, _) => throw new IOException("the disk is full");

        await Assert.ThrowsAsync<IOException>(() => bench.DriveAsync("run-1").WaitAsync(Patience));
    }
}
