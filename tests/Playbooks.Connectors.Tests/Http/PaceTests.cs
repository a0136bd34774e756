using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Http;

public sealed class PaceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly ManualTime time = new();

    [Fact]
    public async Task GitHub_gets_eighty_writes_a_minute_and_the_next_one_when_the_first_is_a_minute_old()
    {
        using var pace = GitHubPace.Published(time);
        await WaitAsync(pace, HttpMethod.Put, 80);

        var next = pace.WaitAsync(HttpMethod.Post, Long, CancellationToken.None);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        await next;
    }

    [Fact]
    public async Task GitHub_gets_nine_hundred_points_a_minute_of_which_a_write_is_five()
    {
        using var pace = GitHubPace.Published(time);
        await WaitAsync(pace, HttpMethod.Get, 895);
        await WaitAsync(pace, HttpMethod.Delete, 1);

        var next = pace.WaitAsync(HttpMethod.Get, Long, CancellationToken.None);

        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await next;
    }

    [Fact]
    public async Task GitHub_gets_five_hundred_creations_an_hour_and_who_would_wait_longer_than_it_bears_is_told_for_how_long()
    {
        using var pace = GitHubPace.Published(time);
        for (var minute = 0; minute < 10; minute++)
        {
            await WaitAsync(pace, HttpMethod.Post, 50);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(TimeSpan.FromMinutes(50), await pace.WaitAsync(HttpMethod.Post, Long, CancellationToken.None));
        Assert.Null(await pace.WaitAsync(HttpMethod.Put, Long, CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(46));
        var soon = pace.WaitAsync(HttpMethod.Post, Long, CancellationToken.None);
        Assert.False(soon.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await soon);
    }

    [Fact]
    public async Task A_request_that_a_published_rate_holds_back_is_not_sent_and_says_when_it_may_be()
    {
        var handler = new ScriptedHandler();
        using var pace = new Pace(time, new PaceLimit(1, _ => 1) { Window = TimeSpan.FromHours(1) });
        using var http = new ProviderHttp(
            new ProviderSettings { Name = "GitHub", Egress = Egress.To("https://api.github.com"), Pace = pace }, new BearerForTests(), time, () => 0, handler);
        await pace.WaitAsync(HttpMethod.Get, Long, CancellationToken.None);

        var failure = (await http.SendAsync(new ProviderRequest("any", HttpMethod.Get, new Uri("https://api.github.com/")), CancellationToken.None)).Failure;

        Assert.Equal((FailureKind.Throttled, time.GetUtcNow().AddHours(1)), (failure?.Kind, failure?.RetryAt));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task What_belongs_together_waits_until_there_is_room_for_all_of_it()
    {
        using var pace = GitHubPace.Published(time);
        await WaitAsync(pace, HttpMethod.Put, 79);

        var room = pace.WaitForRoomAsync(HttpMethod.Put, 2, Long, CancellationToken.None);

        Assert.False(room.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await room;
        Assert.True(pace.WaitAsync(HttpMethod.Put, Long, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Whoever_waits_can_be_called_off_without_holding_up_the_next()
    {
        using var pace = new Pace(time, new PaceLimit(1, _ => 1));
        await WaitAsync(pace, HttpMethod.Get, 1);
        using var off = new CancellationTokenSource();
        var first = pace.WaitAsync(HttpMethod.Get, Long, off.Token);
        var second = pace.WaitAsync(HttpMethod.Get, Long, CancellationToken.None);

        await off.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await time.WaitingFor(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromMinutes(1));

        await second;
    }

    private static async Task WaitAsync(Pace pace, HttpMethod method, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await pace.WaitAsync(method, Long, CancellationToken.None);
        }
    }
}
