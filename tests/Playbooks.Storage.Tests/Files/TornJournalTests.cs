using System.Text;
using Playbooks.Engine.Ports;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Files;

public sealed class TornJournalTests : IDisposable
{
    private const string Whole = "{\"n\":0}\n{\"n\":1}\n";
    private readonly StoreFolder folder = new();

    public static TheoryData<string> Tails()
    {
        const string Last = "{\"n\":2,\"é\":true}";
        var bytes = Encoding.UTF8.GetBytes(Last);
        var tails = new TheoryData<string>();
        for (var length = 0; length <= bytes.Length; length++)
        {
            tails.Add(Convert.ToHexString(bytes[..length]));
            tails.Add(Convert.ToHexString([.. bytes[..length], .. new byte[70000]])); // Room that was never written.
        }

        return tails;
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Tails))]
    public async Task What_stands_behind_the_last_line_feed_is_cut_by_the_next_claim(string tail)
    {
        await folder.Open().CreateAsync("run-1", Encoding.UTF8.GetBytes(Whole), CancellationToken.None);
        await using (var journal = File.Open(folder.Journal("run-1"), FileMode.Append))
        {
            journal.Write(Convert.FromHexString(tail));
        }

        Assert.Equal(["{\"n\":0}", "{\"n\":1}"], await folder.Open().JournalAsync("run-1"));
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Assert.Equal(Whole.Length, claim.Position);
        Assert.Equal(Append.Appended, await claim.AppendAsync("after"));
        Assert.Equal(Whole + "after\n", await File.ReadAllTextAsync(folder.Journal("run-1")));
    }

    [Fact]
    public async Task A_journal_that_was_damaged_in_the_middle_is_read_as_it_is()
    {
        await folder.Open().CreateAsync("run-1", "first", "second", "third");
        await using (var journal = File.Open(folder.Journal("run-1"), FileMode.Open))
        {
            journal.Position = 7;
            journal.Write("\0\xff"u8);
        }

        await using var claim = await folder.Open().ClaimedAsync("run-1");
        var read = await StoreText.TextAsync(claim.ReadAsync(CancellationToken.None));
        Assert.Equal("first", read[0]);
        Assert.NotEqual("second", read[1]);
        Assert.Equal("third", read[2]);
    }

    [Fact]
    public async Task A_journal_without_any_whole_line_is_empty()
    {
        await folder.Open().CreateAsync("run-1", "first");
        await File.WriteAllTextAsync(folder.Journal("run-1"), new string('x', 200_000));

        await using var claim = await folder.Open().ClaimedAsync("run-1");

        Assert.Equal(0, claim.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("first\n")]
    [InlineData("first\nsecond\nthird\n")]
    public async Task A_journal_that_somebody_replaced_is_lost_to_its_holder(string content)
    {
        await folder.Open().CreateAsync("run-1", "first");
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        await claim.AppendAsync("second");
        var draft = folder.Journal("run-1") + "~";
        await File.WriteAllTextAsync(draft, content);
        File.Move(draft, folder.Journal("run-1"), overwrite: true);

        Assert.Equal(Append.Lost, await claim.AppendAsync("third"));

        Assert.Equal(content, await File.ReadAllTextAsync(folder.Journal("run-1")));
    }

    [Fact]
    public async Task A_run_whose_folder_is_gone_is_lost_to_its_holder()
    {
        await folder.Open().CreateAsync("run-1", "first");
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Directory.Delete(Path.Combine(folder.Root, "run-1"), recursive: true);

        Assert.Equal(Append.Lost, await claim.AppendAsync("second"));
    }
}
