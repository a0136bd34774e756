using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Hosting;
using Playbooks.Hosting.Alerts;

namespace Playbooks.Functions.Tests.Alerts;

public sealed class AlertDeskTests : IDisposable
{
    private readonly AlertBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task An_alert_starts_one_run_however_often_it_is_looked_at()
    {
        using var desk = await ReceivedAsync(AlertBench.Record("d1", "chalk"));

        var pass = await desk.PassAsync(default);
        await desk.PassAsync(default);
        using var other = bench.Desk();
        await other.PassAsync(default);

        var run = Assert.Single(await bench.RunsAsync());
        Assert.Equal([run], pass.Started);
        var journal = await bench.Crew.Workspace.Store.ReplayAsync(run, default);
        Assert.Equal(("alert:alert", "pkg:npm/chalk"), (journal?.Run?.RequestedBy, journal?.Run?.Inputs.GetText("artifact")));
    }

    [Fact]
    public async Task A_storm_of_ten_thousand_alerts_starts_what_it_should_and_drops_nothing_though_two_desks_work_on_it()
    {
        const int Alerts = 10_000;
        const int Incidents = 25;
        await using (var intake = bench.Intake())
        {
            // Most say the same again; every thousandth is no alert at all.
            await Task.WhenAll(Enumerable.Range(0, 10).Select(async part =>
            {
                foreach (var n in Enumerable.Range(part * Alerts / 10, Alerts / 10))
                {
                    var record = n % 1_000 == 999 ? AlertBench.Sent($"d{n}", """{"kind":"?"}""") : AlertBench.Record($"d{n}", $"package-{n % Incidents}", to: 10 + (n % 3));
                    Assert.IsType<Reception.Recorded>(await intake.ReceiveAsync(record, isIdProven: true, default));
                }
            }));
        }

        using var one = bench.Desk();
        using var two = bench.Desk();
        var passes = await Task.WhenAll(Task.Run(() => one.PassAsync(default)), Task.Run(() => two.PassAsync(default)));
        var after = await one.PassAsync(default);

        var runs = await bench.RunsAsync();
        Assert.Equal(Incidents, runs.Count);
        Assert.Equal((Alerts, 10), (passes.Append(after).Sum(pass => pass.Decided), passes.Append(after).Sum(pass => pass.Refused)));
        var inputs = new List<string?>();
        foreach (var run in runs)
        {
            var replay = await bench.Crew.Workspace.Store.ReplayAsync(run, default);
            inputs.Add(replay?.Run?.Inputs.GetText("artifact"));
        }

        Assert.Equal(Incidents, inputs.Distinct().Count());
    }

    [Fact]
    public async Task A_decision_whose_effect_was_lost_in_a_crash_is_made_good_once()
    {
        var record = AlertBench.Record("d1", "chalk");
        var inputs = Value.MapOf(("artifact", Value.Of("pkg:npm/chalk")), ("versions", Value.EmptyList), ("windows", Value.EmptyList));
        var alert = Assert.IsType<Core.Alerts.Normalised.Alerts>(Core.Alerts.AlertSources.Normalise(new Core.Alerts.Delivery(record.Source, null, record.Body))).All[0];
        var decided = new LedgerLine.Decided(
            record.At, "intake-1", 2, record.Source, record.Delivery, record.Keys.Id, record.Keys.Body, null, [new LedgerDecision(LedgerDecision.Start, AlertBench.Book.Id, "decided-run", "test", alert, inputs)]);
        using var store = (IDisposable)AlertStore.Open(bench.Place, TimeProvider.System);
        await ((Engine.Ports.IRunStore)store).CreateAsync(AlertStore.Ledger, (byte[])[.. LedgerLine.Head(record.At), .. decided.Write()], default);

        using var desk = bench.Desk();
        Assert.Equal(["decided-run"], (await desk.PassAsync(default)).Started);
        Assert.Empty((await desk.PassAsync(default)).Started);
        using var other = bench.Desk();
        Assert.Empty((await other.PassAsync(default)).Started);
        Assert.Equal(["decided-run"], await bench.RunsAsync());
    }

    [Fact]
    public async Task More_of_the_same_incident_is_told_to_its_run_once()
    {
        using var desk = await ReceivedAsync(AlertBench.Record("d1", "chalk"), AlertBench.Record("d2", "chalk", to: 12), AlertBench.Record("d3", "chalk", to: 14), AlertBench.Record("d4", "chalk", to: 13));

        await desk.PassAsync(default);
        await desk.PassAsync(default);

        var run = Assert.Single(await bench.RunsAsync());
        var message = Assert.Single(await bench.InboxAsync(run));
        var amend = Assert.IsType<RunInput.Amend>(InputCodec.Read(message.Body));
        Assert.Equal("2025-09-14T00:00:00Z", Assert.Single(amend.Inputs.Get("windows")?.Items ?? []).GetText("to"));
    }

    [Fact]
    public async Task What_became_known_too_late_for_its_run_starts_another()
    {
        using var desk = await ReceivedAsync(AlertBench.Record("d1", "chalk"), AlertBench.Record("d2", "chalk", to: 14));
        await desk.PassAsync(default);
        var first = Assert.Single(await bench.RunsAsync());
        await EndAsync(first);

        await desk.PassAsync(default);
        await desk.PassAsync(default);

        var second = Assert.Single(await bench.RunsAsync(), run => run != first);
        var replay = await bench.Crew.Workspace.Store.ReplayAsync(second, default);
        Assert.Equal("2025-09-14T00:00:00Z", Assert.Single(replay?.Run?.Inputs.Get("windows")?.Items ?? []).GetText("to"));
    }

    [Fact]
    public async Task One_delivery_that_two_processes_recorded_counts_once()
    {
        using (await ReceivedAsync(AlertBench.Record("d1", "chalk")))
        {
        }

        using var desk = await ReceivedAsync(AlertBench.Record("d1", "chalk", to: 20));
        var pass = await desk.PassAsync(default);

        Assert.Equal((2, 1, 1), (pass.Decided, pass.Refused, pass.Started.Count));
        Assert.Empty(pass.Amended);
    }

    [Fact]
    public async Task A_body_that_two_processes_received_under_two_ids_counts_once_where_the_signature_does_not_cover_the_id()
    {
        await using var one = bench.Intake();
        await using var two = bench.Intake();
        var first = AlertBench.FromGitHub("d1");
        Assert.IsType<Reception.Recorded>(await one.ReceiveAsync(first, isIdProven: false, default));
        using var early = bench.Desk();
        var before = await early.PassAsync(default);
        Assert.IsType<Reception.Recorded>(await two.ReceiveAsync(AlertBench.FromGitHub("d2"), isIdProven: false, default));

        using var late = bench.Desk();
        var after = await late.PassAsync(default);

        Assert.Equal((1, 0, 1), (before.Decided, before.Refused, before.Started.Count));
        Assert.Equal((1, 1, 0, 0), (after.Decided, after.Refused, after.Started.Count, after.Amended.Count));
        Assert.Equal(before.Started, await bench.RunsAsync());
    }

    /// <summary>A process received these and is gone; the desk is another's.</summary>
    private async Task<AlertDesk> ReceivedAsync(params IntakeRecord[] records)
    {
        await using var intake = bench.Intake();
        foreach (var record in records)
        {
            Assert.IsType<Reception.Recorded>(await intake.ReceiveAsync(record, isIdProven: true, default));
        }

        return bench.Desk();
    }

    private async Task EndAsync(string run)
    {
        await using var claim = await bench.Crew.ClaimAsync(run, default) ?? throw new InvalidOperationException("somebody holds the run");
        var (lines, bytes) = (new Engine.Runs.Replay(), new System.Buffers.ArrayBufferWriter<byte>());
        await foreach (var line in claim.ReadAsync(default))
        {
            lines.Add(line);
        }

        JournalCodec.Write(bytes, lines.Head, bench.Crew.Time.GetUtcNow(), [new RunEvent.Finished(RunOutcome.Completed, "")], []);
        await claim.AppendAsync(bytes.WrittenMemory, default);
    }
}
