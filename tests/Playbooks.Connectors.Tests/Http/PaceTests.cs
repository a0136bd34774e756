using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Http;

public sealed class PaceTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task GitHub_gets_eighty_writes_a_minute_and_the_next_one_when_the_first_is_a_minute_old()
    {
        using var pace = GitHubPace.Published(time);
        await WaitAsync(pace, HttpMethod.Put, 80);

        var next = pace.WaitAsync(HttpMethod.Post, CancellationToken.None);
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

        var next = pace.WaitAsync(HttpMethod.Get, CancellationToken.None);

        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await next;
    }

    [Fact]
    public async Task What_belongs_together_waits_until_there_is_room_for_all_of_it()
    {
        using var pace = GitHubPace.Published(time);
        await WaitAsync(pace, HttpMethod.Put, 79);

        var room = pace.WaitForRoomAsync(HttpMethod.Put, 2, CancellationToken.None);

        Assert.False(room.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await room;
        Assert.True(pace.WaitAsync(HttpMethod.Put, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Whoever_waits_can_be_called_off_without_holding_up_the_next()
    {
        using var pace = new Pace(time, new PaceLimit(1, _ => 1));
        await WaitAsync(pace, HttpMethod.Get, 1);
        using var off = new CancellationTokenSource();
        var first = pace.WaitAsync(HttpMethod.Get, off.Token);
        var second = pace.WaitAsync(HttpMethod.Get, CancellationToken.None);

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
            await pace.WaitAsync(method, CancellationToken.None);
        }
    }
}
