using Playbooks.Hosting.Alerts;

namespace Playbooks.Functions.Tests.Alerts;

public sealed class IntakeTests : IDisposable
{
    private readonly AlertBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task What_was_answered_is_there_for_another_process_while_the_first_still_lives()
    {
        await using var intake = bench.Intake();
        var receptions = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => intake.ReceiveAsync(AlertBench.Record($"d{n}", "chalk"), isIdProven: true, default)));

        Assert.All(receptions, reception => Assert.IsType<Reception.Recorded>(reception));
        Assert.Equal(200, (await bench.RecordsAsync()).Select(record => record.Delivery).Distinct().Count());
    }

    [Fact]
    public async Task The_same_delivery_is_recorded_once_even_at_the_same_moment()
    {
        await using var intake = bench.Intake();
        var record = AlertBench.Record("d1", "chalk");
        var receptions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => intake.ReceiveAsync(record, isIdProven: true, default)));

        Assert.Single(receptions, reception => reception is Reception.Recorded);
        Assert.Equal(19, receptions.Count(reception => reception is Reception.Repeated));
        Assert.Single(await bench.RecordsAsync());
    }

    [Fact]
    public async Task A_body_under_another_id_is_a_replay_where_the_signature_does_not_cover_the_id()
    {
        await using var intake = bench.Intake();
        await intake.ReceiveAsync(AlertBench.Record("d1", "chalk"), isIdProven: false, default);

        Assert.IsType<Reception.Replayed>(await intake.ReceiveAsync(AlertBench.Record("d2", "chalk"), isIdProven: false, default));
        Assert.IsType<Reception.Replayed>(await intake.ReceiveAsync(AlertBench.Record("d1", "debug"), isIdProven: false, default));
        Assert.IsType<Reception.Recorded>(await intake.ReceiveAsync(AlertBench.Record("d3", "chalk"), isIdProven: true, default));
    }

    [Fact]
    public async Task A_delivery_is_remembered_by_the_next_process()
    {
        await using (var intake = bench.Intake())
        {
            await intake.ReceiveAsync(AlertBench.Record("d1", "chalk"), isIdProven: true, default);
        }

        await using (var next = bench.Intake())
        {
            await next.RecallAsync(default);
            Assert.IsType<Reception.Repeated>(await next.ReceiveAsync(AlertBench.Record("d1", "chalk"), isIdProven: true, default));
        }

        using var desk = bench.Desk();
        await desk.PassAsync(default);
        await using var last = bench.Intake();
        await last.RecallAsync(default);
        Assert.IsType<Reception.Repeated>(await last.ReceiveAsync(AlertBench.Record("d1", "chalk"), isIdProven: true, default));
    }
}
