using Xunit;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Testing.Stores;

public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Messages_are_received_oldest_first_until_they_are_acknowledged()
    {
        await Open().CreateAsync("run-1", "first");
        foreach (var id in new[] { "z", "m", "a" })
        {
            Assert.True(await Open().SendAsync("run-1", Message(id, $"\"{id}\""), CancellationToken.None));
        }

        await using var claim = await Open().ClaimedAsync("run-1");
        Assert.Equal(["z \"z\"", "m \"m\"", "a \"a\""], await claim.InboxAsync());
        await claim.AcknowledgeAsync("m", CancellationToken.None);
        Assert.Equal(["z \"z\"", "a \"a\""], await claim.InboxAsync());
        await Open().SendAsync("run-1", Message("b"), CancellationToken.None);
        Assert.Equal(["z \"z\"", "a \"a\"", "b {}"], await claim.InboxAsync());
    }

    [Fact]
    public async Task A_message_that_nobody_acknowledged_is_received_by_the_next_worker()
    {
        await Open().CreateAsync("run-1", "first");
        await Open().SendAsync("run-1", Message("approve"), CancellationToken.None);
        await using (var claim = await Open().ClaimedAsync("run-1"))
        {
            Assert.Equal(["approve {}"], await claim.InboxAsync());
        }

        await using var next = await Open().ClaimedAsync("run-1");
        Assert.Equal(["approve {}"], await next.InboxAsync());
    }

    [Fact]
    public async Task The_same_message_twice_is_one_message()
    {
        await Open().CreateAsync("run-1", "first");
        await Open().SendAsync("run-1", Message("approve", "1"), CancellationToken.None);
        await Open().SendAsync("run-1", Message("approve", "2"), CancellationToken.None);
        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal(["approve 1"], await claim.InboxAsync());
    }

    [Fact]
    public async Task The_same_message_from_many_at_once_is_one_message()
    {
        await Open().CreateAsync("run-1", "first");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open().SendAsync("run-1", Message("approve"), CancellationToken.None))));
        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal(["approve {}"], await claim.InboxAsync());
        await claim.AcknowledgeAsync("approve", CancellationToken.None);
        Assert.Empty(await claim.InboxAsync());
    }

    [Fact]
    public async Task A_message_sent_again_after_it_was_acknowledged_is_not_received_again()
    {
        await Open().CreateAsync("run-1", "first");
        await Open().SendAsync("run-1", Message("approve"), CancellationToken.None);
        await using var claim = await Open().ClaimedAsync("run-1");
        await claim.AcknowledgeAsync("approve", CancellationToken.None);
        await claim.AcknowledgeAsync("approve", CancellationToken.None);

        Assert.True(await Open().SendAsync("run-1", Message("approve"), CancellationToken.None));

        Assert.Empty(await claim.InboxAsync());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("slack:T1/../C2 #7")]
    [InlineData("größer")]
    public async Task Any_text_may_be_a_message_id(string id)
    {
        await Open().CreateAsync("run-1", "first");
        await Open().SendAsync("run-1", Message(id), CancellationToken.None);
        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal([$"{id} {{}}"], await claim.InboxAsync());
        await claim.AcknowledgeAsync(id, CancellationToken.None);
        Assert.Empty(await claim.InboxAsync());
    }

    [Fact]
    public async Task A_message_beyond_the_bounds_is_refused()
    {
        await Open().CreateAsync("run-1", "first");

        await Assert.ThrowsAsync<ArgumentException>(() => Open().SendAsync("run-1", Message("m", new string(' ', 65537)), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().SendAsync("run-1", Message(new string('m', 201)), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().SendAsync("run-1", Message(""), CancellationToken.None));
    }

    [Fact]
    public async Task A_wait_ends_when_a_message_comes_from_another_store()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        var wait = claim.WaitForMessageAsync(CancellationToken.None);
        Assert.False(wait.IsCompleted);

        await Open().SendAsync("run-1", Message("approve"), CancellationToken.None);

        await wait;
        Assert.Equal(["approve {}"], await claim.InboxAsync());
    }

    [Fact]
    public async Task A_wait_does_not_miss_what_came_after_the_last_receive()
    {
        await Open().CreateAsync("run-1", "first");
        await Open().SendAsync("run-1", Message("old"), CancellationToken.None);
        await using var claim = await Open().ClaimedAsync("run-1");
        await claim.InboxAsync();
        await Open().SendAsync("run-1", Message("new"), CancellationToken.None);

        await claim.WaitForMessageAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        using var over = new CancellationTokenSource();
        var wait = claim.WaitForMessageAsync(over.Token);

        await over.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }
}
