using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Engine.Tests.Runs;

public sealed class RunLoopTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_run_is_driven_to_its_end_and_leaves_signed_reports()
    {
        await bench.StartAsync("run-1", Bench.Switches(20));

        var stand = await bench.DriveAsync("run-1");

        Assert.Equal(RunOutcome.Completed, Assert.IsType<RunStand.Over>(stand).Run.Outcome);
        Assert.Equal(20, bench.World.Effects.Count);
        Assert.NotNull(await bench.Store.ReadFileAsync("run-1", "reports/contain.md", CancellationToken.None));
        Assert.IsType<RunEvent.HeadSigned>((await bench.ReplayAsync("run-1")).Lines[^1].Event);
    }

    [Fact]
    public async Task A_run_that_waits_for_people_is_let_go_of_and_goes_on_after_their_message()
    {
        await bench.StartAsync("run-1", Bench.Switches(3, asks: true));
        var waiting = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1"));
        Assert.Empty(bench.World.Effects);

        var stage = waiting.Run.Stage;
        Assert.NotNull(stage);
        await bench.SendAsync("run-1", new RunInput.Decide("contain", stage.Digest, "sam", "security", ["security"], true, "", "test"));

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));
        Assert.Equal(3, bench.World.Effects.Count);
    }

    [Fact]
    public async Task A_worker_that_stays_hears_the_message_while_it_waits()
    {
        await bench.StartAsync("run-1", Bench.Switches(3, asks: true));
        bench.OnEvent = happened =>
        {
            if (happened is RunEvent.CheckpointOpened opened)
            {
                _ = bench.SendAsync("run-1", new RunInput.Decide("contain", opened.Digest, "sam", "security", ["security"], true, "", "test"));
            }
        };

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1", stay: true));
    }

    [Fact]
    public async Task A_worker_that_stops_in_the_middle_leaves_a_run_that_another_finishes_without_repeating()
    {
        await bench.StartAsync("run-1", Bench.Switches(40));
        using var stop = new CancellationTokenSource();
        bench.World.After = _ => bench.World.Effects.Count >= 10 ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.DriveAsync("run-1", token: stop.Token));

        bench.World.After = _ => Task.CompletedTask;
        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1", "another"));

        Assert.Equal(40, bench.World.Effects.Distinct().Count());
        Assert.Equal(40, bench.World.Effects.Count);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_and_the_effect_is_not_repeated()
    {
        await bench.StartAsync("run-1", Bench.Switches(5));
        bench.World.After = _ => throw new IOException("connection reset");

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));

        Assert.Equal(5, bench.World.Effects.Count);
        Assert.Equal(5, bench.Seen.Count(e => e is RunEvent.ActionReconciled));
    }

    [Fact]
    public async Task A_target_that_changed_after_the_approval_is_planned_and_asked_again()
    {
        await bench.StartAsync("run-1", Bench.Switches(2, asks: true));
        var first = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1")).Run.Stage;
        Assert.NotNull(first);
        bench.World.On["s1"] = true;
        await bench.SendAsync("run-1", new RunInput.Decide("contain", first.Digest, "sam", "security", ["security"], true, "", "test"));

        var over = Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));

        Assert.Equal(["on s2"], bench.World.Effects);
        Assert.Equal(RunOutcome.Completed, over.Run.Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_target_found_half_done_is_compared_with_the_approved_plan_too(bool wasHalf)
    {
        bench.World.Labels["s1"] = "approved";
        _ = !wasHalf || bench.World.Halves.TryAdd("s1", true);
        await bench.StartAsync("run-1", Bench.Switches(1, asks: true));
        var first = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1")).Run.Stage;
        Assert.NotNull(first);
        bench.World.Halves["s1"] = true;
        bench.World.Labels["s1"] = "changed since";
        await bench.SendAsync("run-1", new RunInput.Decide("contain", first.Digest, "sam", "security", ["security"], true, "", "test"));

        var again = Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1")).Run.Stage;

        Assert.Empty(bench.World.Effects);
        Assert.NotEqual(first.Digest, again?.Digest);
    }

    [Fact]
    public async Task What_an_interrupted_attempt_left_half_done_is_no_drift()
    {
        await bench.StartAsync("run-1", Bench.Switches(1));
        bench.World.Before = id =>
        {
            bench.World.Before = _ => Task.CompletedTask;
            bench.World.Halves[id] = true;
            bench.World.Labels[id] = "half done by us";
            throw new IOException("connection reset");
        };

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));

        Assert.Equal(["on s1"], bench.World.Effects);
        Assert.Single(bench.Seen.OfType<RunEvent.PlanMade>());
    }

    [Fact]
    public async Task No_more_targets_than_the_stages_concurrency_are_looked_at_at_once()
    {
        var (now, most) = (0, 0);
        bench.World.Looking = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };
        var book = Bench.Switches(200, asks: true);
        await bench.StartAsync("run-1", book with { Stages = [book.Stages[0] with { Concurrency = 4 }] });

        Assert.IsType<RunStand.Waiting>(await bench.DriveAsync("run-1"));

        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task A_thousand_targets_are_done_each_once()
    {
        await bench.StartAsync("run-1", Bench.Switches(1000));

        Assert.IsType<RunStand.Over>(await bench.DriveAsync("run-1"));

        Assert.Equal(1000, bench.World.Effects.Distinct().Count());
        Assert.Equal(1000, bench.World.Effects.Count);
    }
}
