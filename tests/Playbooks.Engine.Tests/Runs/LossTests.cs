using System.Collections.Concurrent;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>A worker is stopped at every place there is, and another one brings the run to the same end with each effect done once.</summary>
public sealed class LossTests : IDisposable
{
    private const int Switches = 5;
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_worker_that_lost_its_claim_performs_no_further_effect(int concurrency)
    {
        for (var nth = 1; await LoseAsync($"run-{nth}", concurrency, nth); nth++)
        {
            Assert.True(nth < 100);
        }
    }

    [Theory]
    [InlineData("DiesBefore")]
    [InlineData("DiesAfter")]
    public async Task A_death_at_any_append_is_survived_with_each_effect_done_once(string how)
    {
        for (var nth = 1; await DieAsync($"run-{nth}", nth, Enum.Parse<LosingClaim.How>(how)); nth++)
        {
            Assert.True(nth < 100);
        }
    }

    [Fact]
    public async Task A_death_after_any_effect_is_survived_with_each_effect_done_once()
    {
        for (var nth = 1; nth <= Switches; nth++)
        {
            Fresh();
            var run = $"run-{nth}";
            using var stop = new CancellationTokenSource();
            await bench.StartAsync(run, Book(concurrency: 2));
            bench.World.After = async _ =>
            {
                if (bench.World.Effects.Count >= nth)
                {
                    await stop.CancelAsync();
                    throw new OperationCanceledException(stop.Token);
                }
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.DriveAsync(run, token: stop.Token));

            await FinishAsync(run);
        }
    }

    [Fact]
    public async Task An_action_that_is_still_looking_when_the_claim_is_lost_is_not_performed()
    {
        await bench.StartAsync("run-1", Book(concurrency: 16));
        var looks = new ConcurrentDictionary<string, int>();
        // Each target is looked at for the plan and once more just before the effect; all but the first answer only after the loss.
        bench.World.Looking = async (id, token) =>
        {
            if (looks.AddOrUpdate(id, 1, (_, before) => before + 1) > 1 && id != "s1")
            {
                var lost = new TaskCompletionSource();
                await using var _ = token.Register(lost.SetResult);
                await lost.Task;
            }
        };
        var claim = await bench.Store.ClaimAsync("run-1", "worker", CancellationToken.None);
        Assert.NotNull(claim);
        await using (var losing = new LosingClaim(claim, _ => !bench.World.Effects.IsEmpty, LosingClaim.How.Lost))
        {
            Assert.IsType<RunStand.Lost>(await bench.Loop().DriveAsync(losing, false, CancellationToken.None));
        }

        Assert.Equal(["on s1"], bench.World.Effects);
        bench.World.Looking = (_, _) => Task.CompletedTask;
        await FinishAsync("run-1");
    }

    /// <returns>False when the run ended before its n-th append.</returns>
    private async Task<bool> LoseAsync(string run, int concurrency, int nth)
    {
        Fresh();
        await bench.StartAsync(run, Book(concurrency));
        var claim = await bench.Store.ClaimAsync(run, "worker", CancellationToken.None);
        Assert.NotNull(claim);
        var announced = 0;
        await using (var losing = new LosingClaim(claim, append => append >= nth, LosingClaim.How.Lost) { OnLoss = () => announced = bench.Seen.Count(e => e is RunEvent.ActionStarted) })
        {
            if (await bench.Loop().DriveAsync(losing, false, CancellationToken.None) is not RunStand.Lost)
            {
                Assert.True(losing.Appends < nth);
                return false;
            }

            Assert.Equal(nth, losing.Appends);
            Assert.True(bench.World.Effects.Count <= announced, $"append {nth}: {announced} announced, {bench.World.Effects.Count} done");
        }

        await FinishAsync(run);
        return true;
    }

    private async Task<bool> DieAsync(string run, int nth, LosingClaim.How how)
    {
        Fresh();
        await bench.StartAsync(run, Book(concurrency: 2));
        var claim = await bench.Store.ClaimAsync(run, "worker", CancellationToken.None);
        Assert.NotNull(claim);
        await using (var losing = new LosingClaim(claim, append => append >= nth, how))
        {
            var death = await Record.ExceptionAsync(() => bench.Loop().DriveAsync(losing, false, CancellationToken.None));
            if (death is null)
            {
                return false;
            }

            Assert.IsType<DeathException>(death);
        }

        await FinishAsync(run);
        return true;
    }

    private async Task FinishAsync(string run)
    {
        bench.World.After = _ => Task.CompletedTask;
        var over = Assert.IsType<RunStand.Over>(await bench.DriveAsync(run, "another")).Run;

        Assert.Equal(RunOutcome.Completed, over.Outcome);
        Assert.Equal([(Stage: "contain", StageOutcome.Completed)], over.Finished.Select(stage => (stage.Stage, stage.Outcome)));
        Assert.Equal(World.Names(Switches).Select(name => $"on {name}"), bench.World.Effects.Order(StringComparer.Ordinal));
        Assert.Equal(Switches, over.Changes.Count);
        Assert.Equal(over.Finished, (await bench.ReplayAsync(run)).Run?.Finished);
    }

    private void Fresh()
    {
        bench.World.On.Clear();
        bench.World.Effects.Clear();
        bench.Seen.Clear();
    }

    private static Playbook Book(int concurrency)
    {
        var book = Bench.Switches(Switches);
        return book with { Stages = [book.Stages[0] with { Concurrency = concurrency }] };
    }
}
