using Playbooks.Functions.Evidence;
using Playbooks.Hosting.Evidence;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Evidence;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.Evidence;

public sealed class EvidenceDutyTests(FinishedDrill drill) : IClassFixture<FinishedDrill>
{
    private readonly KeptLog log = new();
    private readonly ManualTime time = new();

    [NodeFact(Azurite.Package)]
    public async Task A_sweep_keeps_what_nobody_kept_and_asks_again_only_after_an_hour()
    {
        using var policy = new LockedPolicy();
        var place = await drill.NewContainerAsync() with { Transport = policy.Transport };
        var duty = Duty(place);

        await duty.SweepAsync(CancellationToken.None);
        Assert.Contains(drill.Run, await Keeper(place).SealedAsync(CancellationToken.None));

        var requests = policy.Requests;
        await duty.SweepAsync(CancellationToken.None);
        Assert.Equal(requests, policy.Requests);
        time.Advance(TimeSpan.FromHours(1));
        await duty.SweepAsync(CancellationToken.None);
        Assert.Equal(requests + 1, policy.Requests);
        Assert.Empty(log.Lines);
    }

    [NodeFact(Azurite.Package)]
    public async Task Evidence_that_cannot_be_kept_holds_nothing_up_but_is_seen_to_again_and_logged()
    {
        var duty = Duty(await drill.NewContainerAsync() with { Container = "nobody-made-it" });

        var again = await duty.FinishAsync(drill.Run, didSomething: true, CancellationToken.None);

        Assert.Equal(TimeSpan.FromMinutes(10), again);
        Assert.StartsWith("Error The evidence of run", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [NodeFact(Azurite.Package)]
    public async Task Evidence_that_contradicts_the_store_is_logged_as_loud_as_can_be()
    {
        var place = await drill.NewContainerAsync();
        await new EvidenceContainer(place).KeepAsync($"runs/{drill.Run}/0001/journal.jsonl", "forged\n"u8.ToArray(), CancellationToken.None);

        Assert.Null(await Duty(place).FinishAsync(drill.Run, didSomething: true, CancellationToken.None));

        Assert.StartsWith("Critical EVIDENCE CONTRADICTS ITSELF.", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [NodeFact(Azurite.Package)]
    public async Task A_turn_that_did_nothing_on_a_run_that_is_kept_asks_nobody()
    {
        using var policy = new LockedPolicy();
        var duty = Duty(await drill.NewContainerAsync() with { Transport = policy.Transport });
        await duty.FinishAsync(drill.Run, didSomething: true, CancellationToken.None);
        var requests = policy.Requests;

        Assert.Null(await duty.FinishAsync(drill.Run, didSomething: false, CancellationToken.None));

        Assert.Equal(requests, policy.Requests);
    }

    private EvidenceDuty Duty(AzurePlace place) => new(Keeper(place), drill.Runs, time, log);

    private EvidenceKeeper Keeper(AzurePlace place) => new(drill.Runs, new EvidenceContainer(place), drill.KeysAsync);
}
