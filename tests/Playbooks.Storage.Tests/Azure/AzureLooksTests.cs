using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>What looking for runs costs in Azure Storage, and that a worker which lost its claim has no say in it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureLooksTests(AzuriteFixture azurite)
{
    private readonly AzurePlace place = azurite.NewPlace();
    private readonly ManualTime time = new();
    private readonly List<Uri> asked = [];

    [Fact]
    public async Task A_look_at_runs_of_which_none_is_due_costs_two_requests_however_many_have_ended_and_however_many_wait()
    {
        for (var n = 0; n < 12; n++)
        {
            await RestAsync($"run-{n}", n < 8 ? new RunRest.Over() : new RunRest.Waiting(null));
        }

        var store = Counting();
        Assert.Empty(await store.DueAsync(time.GetUtcNow(), CancellationToken.None).ToListAsync());

        Assert.Equal(["news/", "open/"], asked.Select(PrefixOf));
    }

    [Fact]
    public async Task A_page_asks_for_as_many_as_it_shows()
    {
        for (var n = 0; n < 12; n++)
        {
            await RestAsync($"run-{n}", n < 6 ? new RunRest.Over() : new RunRest.Waiting(null));
        }

        var store = Counting();
        var page = await store.PageAsync(RunsOf.Unfinished, "", 3, CancellationToken.None);
        await store.PageAsync(RunsOf.Unfinished, page.Next, 3, CancellationToken.None);

        Assert.Equal(["open/", "open/"], asked.Select(PrefixOf));
        Assert.All(asked, uri => Assert.Contains("maxresults=3", uri.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_lost_its_claim_cannot_say_that_nobody_has_to_look()
    {
        await Open().CreateAsync("run-1", "first");
        await using var zombie = await Open().ClaimedAsync("run-1");
        await Intruder.AppendAsync(place, "run-1", "second\n");
        await (await Open().ClaimedAsync("run-1")).DisposeAsync();

        await zombie.RestAsync(new RunRest.Over(), CancellationToken.None);
        await zombie.RestAsync(new RunRest.Waiting(null), CancellationToken.None);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["run-1"], await Open().DueAsync(time.GetUtcNow(), CancellationToken.None).ToListAsync());
    }

    private async Task RestAsync(string run, RunRest rest)
    {
        await Open().CreateAsync(run, "first");
        await using var claim = await Open().ClaimedAsync(run);
        await claim.RestAsync(rest, CancellationToken.None);
    }

    private AzureRunStore Open() => new(place, time);

    private AzureRunStore Counting()
    {
        var (_, transport) = LosingTransport.Of(request =>
        {
            asked.Add(request.RequestUri ?? throw new InvalidOperationException());
            return false;
        });
        return new AzureRunStore(place with { Transport = transport }, time);
    }

    private static string PrefixOf(Uri request) => System.Web.HttpUtility.ParseQueryString(request.Query)["prefix"] ?? request.AbsolutePath;
}
