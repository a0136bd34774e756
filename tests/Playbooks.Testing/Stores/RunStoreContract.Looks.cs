using Playbooks.Engine.Ports;
using Xunit;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Testing.Stores;

public abstract partial class RunStoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Time.ManualTime clock = new();

    [Fact]
    public async Task Runs_are_paged_newest_first_each_once()
    {
        for (var n = 0; n < 12; n++)
        {
            await Open(clock).CreateAsync($"run-{n}", "first");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([["run-11", "run-10", "run-9", "run-8", "run-7"], ["run-6", "run-5", "run-4", "run-3", "run-2"], ["run-1", "run-0"]], await PagesAsync(RunsOf.All, 5));
        Assert.Equal([3, 3, 3, 3], (await PagesAsync(RunsOf.All, 3)).Select(page => page.Count));
        Assert.Equal(12, Assert.Single(await PagesAsync(RunsOf.All, 1000)).Count);
    }

    [Fact]
    public async Task A_run_made_while_somebody_pages_moves_no_other_one()
    {
        for (var n = 0; n < 4; n++)
        {
            await Open(clock).CreateAsync($"run-{n}", "first");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await Open(clock).PageAsync(RunsOf.All, "", 2, CancellationToken.None);
        await Open(clock).CreateAsync("newest", "first");
        var second = await Open(clock).PageAsync(RunsOf.All, first.Next, 2, CancellationToken.None);

        Assert.Equal(["run-3", "run-2", "run-1", "run-0"], [.. first.Runs, .. second.Runs]);
    }

    [Fact]
    public async Task Unfinished_runs_are_those_of_which_nobody_said_that_they_are_over()
    {
        foreach (var run in new[] { "over", "waits", "untouched" })
        {
            await Open(clock).CreateAsync(run, "first");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await RestAsync("over", new RunRest.Over());
        await RestAsync("waits", new RunRest.Waiting(null));

        Assert.Equal(["untouched", "waits"], Assert.Single(await PagesAsync(RunsOf.Unfinished, 10)));
        Assert.Equal(["untouched", "waits", "over"], Assert.Single(await PagesAsync(RunsOf.All, 10)));
    }

    [Fact]
    public async Task A_new_run_is_due_until_somebody_claims_it_and_again_a_minute_later_if_nothing_is_heard()
    {
        await Open(clock).CreateAsync("run-1", "first");
        Assert.Equal(["run-1"], await DueAsync());

        await (await Open(clock).ClaimedAsync("run-1")).DisposeAsync();
        Assert.Empty(await DueAsync());

        clock.Advance(Minute);
        Assert.Equal(["run-1"], await DueAsync());
    }

    [Fact]
    public async Task A_run_that_waits_for_a_time_is_due_then_and_one_that_waits_for_people_is_not()
    {
        await Open(clock).CreateAsync("run-1", "first");
        await Open(clock).CreateAsync("run-2", "first");
        await RestAsync("run-1", new RunRest.Waiting(clock.GetUtcNow() + TimeSpan.FromDays(30)));
        await RestAsync("run-2", new RunRest.Waiting(null));

        clock.Advance(TimeSpan.FromDays(30) - Minute);
        Assert.Empty(await DueAsync());
        clock.Advance(Minute);
        Assert.Equal(["run-1"], await DueAsync());
        clock.Advance(TimeSpan.FromDays(10_000));
        Assert.Equal(["run-1"], await DueAsync());
    }

    [Fact]
    public async Task A_message_makes_a_run_due_until_somebody_claims_it()
    {
        await Open(clock).CreateAsync("run-1", "first");
        await RestAsync("run-1", new RunRest.Waiting(null));

        await Open(clock).SendAsync("run-1", Message("approve"), CancellationToken.None);
        await Open(clock).SendAsync("run-1", Message("more"), CancellationToken.None);
        Assert.Equal(["run-1"], await DueAsync());

        await RestAsync("run-1", new RunRest.Waiting(null));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task A_message_that_comes_while_the_run_is_held_is_not_covered_up_by_who_lets_go()
    {
        await Open(clock).CreateAsync("run-1", "first");
        await using (var claim = await Open(clock).ClaimedAsync("run-1"))
        {
            Assert.Empty(await claim.InboxAsync());
            await Open(clock).SendAsync("run-1", Message("approve"), CancellationToken.None);
            await claim.RestAsync(new RunRest.Waiting(null), CancellationToken.None);
        }

        Assert.Equal(["run-1"], await DueAsync());
    }

    [Fact]
    public async Task A_run_that_is_over_is_never_due_but_for_somebody_to_see_that_it_is()
    {
        await Open(clock).CreateAsync("run-1", "first");
        await RestAsync("run-1", new RunRest.Over());
        clock.Advance(TimeSpan.FromDays(10_000));
        Assert.Empty(await DueAsync());

        await Open(clock).SendAsync("run-1", Message("late"), CancellationToken.None);
        Assert.Equal(["run-1"], await DueAsync());
        await RestAsync("run-1", new RunRest.Over());

        Assert.Empty(await DueAsync());
        Assert.Empty(Assert.Single(await PagesAsync(RunsOf.Unfinished, 10)));
    }

    private async Task RestAsync(string run, RunRest rest)
    {
        await using var claim = await Open(clock).ClaimedAsync(run);
        await claim.RestAsync(rest, CancellationToken.None);
    }

    private async Task<List<string>> DueAsync() => await Open(clock).DueAsync(clock.GetUtcNow(), CancellationToken.None).ToListAsync();

    private async Task<List<IReadOnlyList<string>>> PagesAsync(RunsOf which, int most)
    {
        var pages = new List<IReadOnlyList<string>>();
        for (var from = ""; pages.Count == 0 || from.Length > 0;)
        {
            var page = await Open(clock).PageAsync(which, from, most, CancellationToken.None);
            pages.Add(page.Runs);
            from = page.Next;
        }

        return pages;
    }
}
