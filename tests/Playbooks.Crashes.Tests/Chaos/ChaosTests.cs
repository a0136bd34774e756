using System.Globalization;
using Playbooks.Cli;
using Playbooks.Cli.Terminals;
using Playbooks.Cli.Verification;
using Playbooks.Crashes.Worker;
using Playbooks.Storage;
using Playbooks.Storage.Signing;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;
using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>
/// The deployed program as four processes on Azure's emulator, while every second one of them is killed or frozen, and requests are lost on the way.
/// <c>PLAYBOOKS_CHAOS_SECONDS</c> says for how long (45 by default; 300 for all of it), <c>PLAYBOOKS_CHAOS_SEED</c> repeats an order of things.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Workers = 4;
    private const double Loss = 0.01;

    /// <summary>A claim of a dead or frozen worker lasts for half a minute.</summary>
    private const int BeyondClaim = 31;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private readonly int seconds = Setting("PLAYBOOKS_CHAOS_SECONDS") ?? 45;
    private readonly int seed = Setting("PLAYBOOKS_CHAOS_SEED") ?? System.Security.Cryptography.RandomNumberGenerator.GetInt32(1_000_000);
    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-chaos-").FullName;
    private readonly List<HostedDrill> over = [];
    private readonly List<(HostedDrill Drill, Task Course)> underWay = [];

    private int AtOnce => seconds < 120 ? 4 : 6;

    [NodeFact(Azurite.Package)]
    public async Task Drills_whose_workers_are_killed_and_frozen_at_random_on_a_network_that_loses_requests_end_like_undisturbed_ones()
    {
        output.WriteLine($"seed {seed}, {seconds} s");
        var chance = new Random(seed);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds) + Patience);
        using var azurite = await Azurite.StartAsync(accounts: 64);
        Environment.SetEnvironmentVariable(StorePlace.KeyVariable, Convert.ToBase64String(azurite.Key));
        await using var blobs = await LossyDoor.OpenAsync(azurite.Blobs, Loss, new Random(seed + 1).NextDouble);
        await using var queues = await LossyDoor.OpenAsync(azurite.Queues, Loss, new Random(seed + 2).NextDouble);
        using var trespasses = new Trespasses();
        KeyFileSigner.Open(KeyPath).Dispose();
        var calm = await DrillComparison.Calm.Value;

        var tenants = Path.Combine(folder, "tenants");
        using var gang = new Gang(Workers, () => Worker.Start([Hosts.Verb, tenants], folder));
        trespasses.Watcher = gang.Watch;
        try
        {
            await FillAsync();
            gang.Fill();
            (blobs.Loses, queues.Loses) = (true, true);
            await DisturbAsync();
            (blobs.Loses, queues.Loses) = (false, false);
            gang.Spare();
            await CalmDownAsync();

            Report();
            foreach (var drill in over)
            {
                await AssertEqualAsync(calm, drill, limit.Token);
            }

            Assert.Empty(trespasses.Found);
            Assert.True(trespasses.Requests > 0, "no request said under which claim it was made");
            Assert.True(blobs.Count.Before > 0 && blobs.Count.After > 0, "nothing was lost");
            Assert.NotEmpty(over);
        }
        finally
        {
            await File.WriteAllLinesAsync(Path.Combine(Path.GetTempPath(), "playbooks-chaos.log"), gang.Said, CancellationToken.None);
            foreach (var (drill, _) in underWay)
            {
                await drill.DisposeAsync();
            }
        }

        async Task FillAsync()
        {
            while (underWay.Count < AtOnce && over.Count + underWay.Count < azurite.Accounts)
            {
                var number = over.Count + underWay.Count;
                var drill = await HostedDrill.StartAsync(Path.Combine(folder, $"{number}"), $"azure:{azurite.BlobsOf(number)}/runs", limit.Token);
                underWay.Add((drill, drill.FollowAsync(limit.Token)));
            }

            // A worker that starts now finds a whole file.
            await File.WriteAllLinesAsync(tenants + ".new", underWay.Select(each => Line(each.Drill)), limit.Token);
            File.Move(tenants + ".new", tenants, overwrite: true);
        }

        string Line(HostedDrill drill) =>
            $"{drill.TenantPath} azure:{blobs.Outside(new Uri(drill.Store["azure:".Length..]))} {queues.Outside(drill.Queues)}";

        async Task DisturbAsync()
        {
            using var every = new PeriodicTimer(TimeSpan.FromSeconds(1));
            for (var second = 0; second < seconds && await every.WaitForNextTickAsync(limit.Token); second++)
            {
                var now = TimeProvider.System.GetUtcNow();
                Assert.Empty(gang.Ended);
                var (victim, fate) = (chance.Next(Workers), chance.Next(100));
                gang.Thaw(now);
                gang.Fill();
                switch (fate)
                {
                    case < 55:
                        gang.Kill(victim);
                        break;
                    case < 75:
                        gang.Freeze(victim, now + TimeSpan.FromSeconds(1 + chance.Next(4)));
                        break;
                    default:
                        gang.FreezeNext(TimeSpan.FromSeconds(BeyondClaim + chance.Next(5)), victim);
                        break;
                }

                gang.Fill();

                if (await SettleAsync())
                {
                    await FillAsync();
                }
            }
        }

        async Task CalmDownAsync()
        {
            using var every = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while ((underWay.Count > 0 || gang.HasFrozen) && await every.WaitForNextTickAsync(limit.Token))
            {
                gang.Thaw(TimeProvider.System.GetUtcNow());
                gang.Fill();
                Assert.Empty(gang.Ended);
                await SettleAsync();
            }
        }

        void Report() => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{gang.Starts} workers, {gang.Kills} kills, {gang.Freezes} freezes ({gang.Zombies} beyond the claim in the middle of an action, {gang.Idlers} anywhere), lost before/after: {blobs.Count.Before}/{blobs.Count.After} of {blobs.Count.Passed} at blobs and {queues.Count.Before}/{queues.Count.After} of {queues.Count.Passed} at queues; {over.Count} drills over, {over.Sum(drill => drill.Claims)} claims, {over.Sum(drill => drill.Holds.Count)} holds, {trespasses.Requests} requests to tenants, {trespasses.Found.Count} under a lost claim, {over.Sum(drill => drill.BegunTwice().Count)} actions begun twice"));
    }

    private string KeyPath => Path.Combine(folder, "runs", ".keys", "journal.pem");

    /// <summary>Takes away the drills that are over.</summary>
    private async Task<bool> SettleAsync()
    {
        var done = underWay.Where(each => each.Course.IsCompleted).ToList();
        foreach (var each in done)
        {
            await each.Course;
            underWay.Remove(each);
            over.Add(each.Drill);
        }

        return done.Count > 0;
    }

    private async Task AssertEqualAsync(Ending calm, HostedDrill drill, CancellationToken token)
    {
        var disturbed = drill.End;
        output.WriteLine($"{drill.Run}: {drill.Claims} claims, {disturbed.Events.Count} events; {string.Join("; ", drill.Holds)}");
        Assert.Equal(calm.State, disturbed.State);
        Assert.Equal(calm.Score, disturbed.Score);
        Assert.Empty(calm.Destroyed.Except(disturbed.Destroyed));
        Assert.Equal(disturbed.Destroyed.Distinct(), disturbed.Destroyed);
        Assert.DoesNotContain(disturbed.Breaks, consumer => consumer.Value > calm.Breaks[consumer.Key]);
        Assert.Empty(drill.BegunTwice());
        Assert.Empty(await drill.UnheardAsync(token));
        Assert.Empty(Canaries.FindIn(drill.Sandbox.Secrets, [("journal", await drill.TextAsync(token))]));
        using var words = new StringWriter();
        var terminal = new Terminal(TextReader.Null, words, words, isInteractive: false, hasColours: false);
        var verdict = await VerifyCommand.RunAsync(new VerifyCommand.Arguments(drill.Run, drill.Store, KeyPath + ".pub", false), terminal, token);
        Assert.True(verdict == ExitCode.Ok, words.ToString());
        await drill.DisposeAsync();
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
