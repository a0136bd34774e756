using System.Globalization;
using Playbooks.Engine.Ports;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Files;

public sealed class KilledWorkerTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_that_another_process_holds_is_not_claimed_until_that_process_is_killed()
    {
        var store = folder.Open();
        await store.CreateAsync("run-1", "first");
        using var holder = Holder.Start("hold", folder.Root, "run-1");
        Assert.Equal("claimed 1", await holder.NextLineAsync());
        Assert.Null(await store.ClaimAsync("run-1", "w", CancellationToken.None));

        await holder.KillAsync();

        await using var claim = await store.ClaimedAsync("run-1");
        Assert.Equal(2, claim.Epoch);
    }

    [Fact]
    public async Task A_run_that_another_process_let_go_can_be_claimed()
    {
        await folder.Open().CreateAsync("run-1", "first");
        using var holder = Holder.Start("hold", folder.Root, "run-1");
        await holder.NextLineAsync();

        await holder.EndAsync();

        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Assert.Empty(folder.Segments());
    }

    [Fact]
    public async Task Another_process_is_refused_a_run_that_is_held_here()
    {
        await folder.Open().CreateAsync("run-1", "first");
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        using var holder = Holder.Start("hold", folder.Root, "run-1");

        Assert.Equal("held", await holder.NextLineAsync());
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(8, 3000)]
    [InlineData(64, 20000)]
    public async Task What_was_acknowledged_before_a_kill_is_in_the_journals(int runs, int acknowledgements)
    {
        var names = Enumerable.Range(0, runs).Select(n => $"run-{n}").ToArray();
        foreach (var run in names)
        {
            await folder.Open().CreateAsync(run, "{}");
        }

        using var holder = Holder.Start(["storm", folder.Root, .. names]);
        var acknowledged = names.ToDictionary(n => n, _ => -1);
        for (var n = 0; n < acknowledgements; n++)
        {
            Note(await holder.NextLineAsync() ?? throw new InvalidOperationException("The worker ended by itself."));
        }

        // The last line may be cut by the kill.
        foreach (var line in (await holder.KillAsync()).Split('\n')[..^1])
        {
            Note(line);
        }

        foreach (var run in names)
        {
            await AssertNumberedAsync(run, acknowledged[run]);
        }

        void Note(string line)
        {
            var parts = line.Split(' ');
            acknowledged[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task Two_processes_work_on_runs_of_one_folder()
    {
        foreach (var run in new[] { "here", "there" })
        {
            await folder.Open().CreateAsync(run, "{}");
        }

        using var holder = Holder.Start("storm", folder.Root, "there");
        await holder.NextLineAsync();
        await using (var claim = await folder.Open().ClaimedAsync("here"))
        {
            for (var n = 0; n < 300; n++)
            {
                Assert.Equal(Append.Appended, await claim.AppendAsync($"{{\"n\":{n}}}"));
            }
        }

        await holder.KillAsync();
        await AssertNumberedAsync("here", 299);
        await AssertNumberedAsync("there", 0);
    }

    /// <summary>At least up to there, without a gap, whole, and the run works on.</summary>
    private async Task AssertNumberedAsync(string run, int last)
    {
        var read = await folder.Open().JournalAsync(run);
        await using var claim = await folder.Open().ClaimedAsync(run);
        var lines = await StoreText.TextAsync(claim.ReadAsync(CancellationToken.None));
        Assert.InRange(lines.Length - 2, last, int.MaxValue);
        Assert.Equal(Enumerable.Range(0, lines.Length - 1).Select(n => $"{{\"n\":{n}}}").Prepend("{}"), lines);
        Assert.Equal(lines, read);
        Assert.Equal(Append.Appended, await claim.AppendAsync("after"));
    }
}
