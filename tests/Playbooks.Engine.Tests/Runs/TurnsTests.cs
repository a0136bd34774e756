using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>Runs that are driven a little at a time, by workers that let go of them in between.</summary>
public sealed class TurnsTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_worker_whose_time_is_over_finishes_what_is_under_way_and_another_goes_on_without_doubt()
    {
        await bench.StartAsync("run-1", Bench.Switches(20));
        bench.RestAt = DateTimeOffset.MinValue;
        var turns = 1;
        while (await bench.DriveAsync("run-1") is RunStand.Waiting rested)
        {
            Assert.True(Due.Is(rested.Run, TimeProvider.System.GetUtcNow()));
            turns++;
        }

        Assert.InRange(turns, 3, 100);
        Assert.Equal(20, bench.World.Effects.Count);
        Assert.Equal(RunOutcome.Completed, (await bench.ReplayAsync("run-1")).Run?.Outcome);
        Assert.All(bench.Seen.OfType<RunEvent.Resumed>(), resumed => Assert.Empty(resumed.Interrupted));
    }

    [Fact]
    public async Task A_run_that_waits_for_people_is_not_due_and_one_that_was_just_started_is()
    {
        await bench.StartAsync("run-1", Bench.Switches(1, asks: true));
        var fresh = (await bench.ReplayAsync("run-1")).Run;
        Assert.NotNull(fresh);
        Assert.True(Due.Is(fresh, TimeProvider.System.GetUtcNow()));

        var waiting = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1")).Run;

        Assert.False(Due.Is(waiting, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task A_run_that_is_given_up_stands_still_until_a_person_lets_it_try_again()
    {
        await bench.StartAsync("run-1", Bench.Switches(3));
        await using (var claim = await bench.Store.ClaimAsync("run-1", "worker", CancellationToken.None))
        {
            Assert.NotNull(claim);
            Assert.Equal(new Hold("given-up", "tried too often"), (await bench.Loop().GiveUpAsync(claim, "tried too often", CancellationToken.None))?.Hold);
        }

        Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1"));
        Assert.Empty(bench.World.Effects);
        await bench.SendAsync("run-1", new RunInput.Retry("riley"));

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));
        Assert.Equal(3, bench.World.Effects.Count);
    }
}
