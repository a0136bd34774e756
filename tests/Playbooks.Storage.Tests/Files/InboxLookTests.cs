using Playbooks.Storage.Files;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Storage.Tests.Files;

public sealed class InboxLookTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_waits_looks_from_time_to_time_even_if_nothing_rings()
    {
        var time = new ManualTime();
        var store = folder.Open(time);
        await store.CreateAsync("run-1", "first");
        await using var claim = await store.ClaimedAsync("run-1");
        var wait = claim.WaitForMessageAsync(CancellationToken.None);
        await time.WaitingFor(FileRunStore.LookEvery);

        await File.WriteAllTextAsync(Path.Combine(folder.Root, "run-1", "inbox", "000000000001-by-hand.json"), "{}");
        Assert.False(wait.IsCompleted);
        time.Advance(FileRunStore.LookEvery);

        await wait;
        Assert.Equal(["by-hand {}"], await claim.InboxAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_wakes_who_waits_without_a_look(bool fromTheSameStore)
    {
        var store = folder.Open(new ManualTime()); // Whose clock stands still.
        await store.CreateAsync("run-1", "first");
        await using var claim = await store.ClaimedAsync("run-1");
        var wait = claim.WaitForMessageAsync(CancellationToken.None);

        await (fromTheSameStore ? store : folder.Open()).SendAsync("run-1", StoreText.Message("approve"), CancellationToken.None);

        await wait.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_is_no_message_is_not_received()
    {
        await folder.Open().CreateAsync("run-1", "first");
        var inbox = Path.Combine(folder.Root, "run-1", "inbox");
        foreach (var name in new[] { ".000000000001-draft.json.1", "notes.txt", "000000000001-.json", "1-short.json", "00000000000x-order.json" })
        {
            await File.WriteAllTextAsync(Path.Combine(inbox, name), "{}");
        }

        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Assert.Empty(await claim.InboxAsync());
    }
}
