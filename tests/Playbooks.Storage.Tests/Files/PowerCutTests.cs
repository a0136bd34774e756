using System.Text;
using Playbooks.Engine.Ports;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Files;

/// <summary>What a power cut may leave: a commit log that is right up to its last flush, and journals of which anything unflushed is missing.</summary>
public sealed class PowerCutTests : IAsyncLifetime, IDisposable
{
    private const string Base = "{\"created\":true}";
    private static readonly string[] Runs = ["run-a", "run-b", "run-c"];
    private readonly StoreFolder folder = new();
    private readonly List<IRunClaim> claims = [];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 30)];

    public async Task InitializeAsync()
    {
        var store = folder.Open();
        foreach (var run in Runs)
        {
            await store.CreateAsync(run, Base);
            claims.Add(await store.ClaimedAsync(run));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var claim in claims)
        {
            await claim.DisposeAsync();
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_missing_from_the_journals_comes_back_from_the_commit_log(int seed)
    {
        var chance = new Random(seed);
        for (var n = 0; n < 40; n++)
        {
            await claims[chance.Next(claims.Count)].AppendAsync([.. Enumerable.Range(0, chance.Next(1, 4)).Select(k => $"{{\"n\":\"{n}.{k}{new string('x', chance.Next(90))}\"}}")]);
        }

        var image = await CrashImage.OfAsync(folder);
        var expected = Runs.ToDictionary(r => r, r => Encoding.UTF8.GetString(image.Journal(r)));
        foreach (var run in Runs)
        {
            image.SetJournal(run, Damage(image.Journal(run), chance));
        }

        using var after = image.Write();
        foreach (var run in Runs.OrderBy(_ => chance.Next()))
        {
            await using var claim = await after.Open().ClaimedAsync(run);
            Assert.Equal(expected[run], Encoding.UTF8.GetString(await File.ReadAllBytesAsync(after.Journal(run))));
            Assert.Equal(expected[run].Length, claim.Position);
        }
    }

    [Fact]
    public async Task Recovering_twice_or_half_is_the_same_as_once()
    {
        await AppendNumberedAsync(0, 20);
        var image = await CrashImage.OfAsync(folder);
        var expected = Encoding.UTF8.GetString(image.Journal(Runs[0]));
        for (var length = Base.Length + 1; length <= expected.Length; length += 3)
        {
            var half = image.Copy();
            half.SetJournal(Runs[0], half.Journal(Runs[0])[..length]);
            using var after = half.Write();
            Assert.Equal(expected.TrimEnd().Split('\n'), await after.Open().JournalAsync(Runs[0]));
            Assert.Empty(after.Segments());
        }
    }

    [Fact]
    public async Task A_commit_log_that_ends_in_the_middle_of_a_record_gives_the_records_before_it_whole()
    {
        await claims[0].AppendAsync("one");
        var before = (await CrashImage.OfAsync(folder)).Log.Length;
        await claims[0].AppendAsync("two", "three", "four");
        var image = await CrashImage.OfAsync(folder);
        image.SetJournal(Runs[0], Encoding.UTF8.GetBytes(Base + "\n"));

        for (var length = before; length <= image.Log.Length; length++)
        {
            var torn = image.Copy();
            torn.Log = [.. image.Log[..length], .. new byte[image.Log.Length - length]];
            using var after = torn.Write();
            string[] expected = length == image.Log.Length ? [Base, "one", "two", "three", "four"] : [Base, "one"];
            Assert.Equal(expected, await after.Open().JournalAsync(Runs[0]));
        }
    }

    [Fact]
    public async Task A_record_with_any_wrong_byte_is_not_replayed()
    {
        await claims[0].AppendAsync("one");
        var before = (await CrashImage.OfAsync(folder)).Log.Length;
        await claims[0].AppendAsync("two");
        var image = await CrashImage.OfAsync(folder);
        image.SetJournal(Runs[0], Encoding.UTF8.GetBytes(Base + "\n"));

        for (var at = before; at < image.Log.Length; at++)
        {
            var wrong = image.Copy();
            wrong.Log = [.. image.Log];
            wrong.Log[at] ^= 0x10;
            using var after = wrong.Write();
            Assert.Equal([Base, "one"], await after.Open().JournalAsync(Runs[0]));
        }
    }

    [Fact]
    public async Task A_segment_that_started_again_has_left_everything_before_on_the_device()
    {
        var (size, settledAt) = (0L, 0L);
        for (var n = 0; size <= 1 << 20; n++)
        {
            settledAt = claims[0].Position;
            await claims[0].AppendAsync($"{n} {new string('y', 9000)}");
            size = new FileInfo(folder.Segments().Single()).Length;
        }

        await AppendNumberedAsync(0, 3);
        await AppendNumberedAsync(1, 3);
        var image = await CrashImage.OfAsync(folder);
        var (first, second) = (image.Journal(Runs[0]), image.Journal(Runs[1]));
        image.SetJournal(Runs[0], first[..(int)settledAt]);
        image.SetJournal(Runs[1], second[..(Base.Length + 1)]);

        using var after = image.Write();
        await using var claim = await after.Open().ClaimedAsync(Runs[0]);
        Assert.Equal(first, await File.ReadAllBytesAsync(after.Journal(Runs[0])));
        Assert.Equal(second, await File.ReadAllBytesAsync(after.Journal(Runs[1])));
    }

    [Fact]
    public async Task A_run_that_was_let_go_needs_no_commit_log()
    {
        await AppendNumberedAsync(0, 5);
        await AppendNumberedAsync(1, 5);
        await claims[0].DisposeAsync();
        Assert.Single(folder.Segments());
        await claims[1].DisposeAsync();
        var image = await CrashImage.OfAsync(folder);

        image.SetJournal(Runs[0], [.. image.Journal(Runs[0])[..20], (byte)'\n']); // Somebody edits a settled journal: nothing puts it back.
        using var after = image.Write();

        Assert.NotEqual(6, (await after.Open().JournalAsync(Runs[0])).Length);
        Assert.Equal(6, (await after.Open().JournalAsync(Runs[1])).Length);
    }

    [Fact]
    public async Task A_journal_that_somebody_cut_below_what_was_settled_is_left_alone_and_the_records_are_kept()
    {
        await AppendNumberedAsync(0, 5);
        var image = await CrashImage.OfAsync(folder);
        image.SetJournal(Runs[0], []);

        using var after = image.Write();

        Assert.Empty(await after.Open().JournalAsync(Runs[0]));
        Assert.Empty(after.Segments());
        Assert.Single(Directory.GetFiles(Path.Combine(after.Root, ".commit"), "*.left"));
    }

    [Fact]
    public async Task Records_of_a_run_that_was_removed_are_dropped()
    {
        await AppendNumberedAsync(0, 5);
        await AppendNumberedAsync(1, 5);
        var image = await CrashImage.OfAsync(folder);
        image.Remove(Runs[0]);

        using var after = image.Write();

        Assert.Equal(6, (await after.Open().JournalAsync(Runs[1])).Length);
        Assert.Empty(Directory.GetFiles(Path.Combine(after.Root, ".commit"), "*.l*"));
    }

    private async Task AppendNumberedAsync(int claim, int count)
    {
        for (var n = 0; n < count; n++)
        {
            Assert.Equal(Append.Appended, await claims[claim].AppendAsync($"{{\"n\":{n}}}"));
        }
    }

    /// <summary>Cut somewhere, or grown but not filled; never before what the creation of the run had flushed.</summary>
    private static byte[] Damage(byte[] journal, Random chance)
    {
        var from = chance.Next(Base.Length + 1, journal.Length + 1);
        return chance.Next(4) switch
        {
            0 => journal[..from],
            1 => [.. journal[..from], .. new byte[journal.Length - from]],
            2 => [.. journal[..from], .. new byte[chance.Next(10_000)]],
            _ => journal,
        };
    }
}
