using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;
using Playbooks.Functions.Access.Limits;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.Access;

public sealed class LimitsTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_key_may_ask_so_often_at_once_and_again_as_time_passes()
    {
        var pace = new Pace(atOnce: 2, eachSecond: 0.5, time);

        Assert.Null(pace.Take("a"));
        Assert.Null(pace.Take("a"));
        Assert.Equal(TimeSpan.FromSeconds(2), pace.Take("a"));
        Assert.Null(pace.Take("b"));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(pace.Take("a"));
        Assert.NotNull(pace.Take("a"));
    }

    [Fact]
    public void Who_fails_too_often_within_a_while_is_kept_out_for_a_while()
    {
        var lockout = new Lockout(after: 3, within: TimeSpan.FromMinutes(1), lasts: TimeSpan.FromMinutes(5), time);
        lockout.Failed("a");
        lockout.Failed("a");
        time.Advance(TimeSpan.FromMinutes(2));
        lockout.Failed("a");
        lockout.Failed("a");
        Assert.Null(lockout.Left("a"));

        lockout.Failed("a");

        Assert.Equal(TimeSpan.FromMinutes(5), lockout.Left("a"));
        Assert.Null(lockout.Left("b"));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(lockout.Left("a"));
    }

    [Fact]
    public void However_many_keys_come_only_so_many_are_remembered_and_the_latest_stay()
    {
        var known = new Remembered<int>(3);
        foreach (var key in Enumerable.Range(0, 1000))
        {
            known.Set($"{key}", key);
            known.Set("kept", -1);
        }

        Assert.Equal(3, known.Count);
        Assert.True(known.TryGet("kept", out _) && known.TryGet("999", out _) && known.TryGet("998", out _));
    }

    [Theory]
    [InlineData("203.0.113.9:51234", true, "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9:51234", true, "203.0.113.9")]
    [InlineData("[2001:db8:1:2:3::4]:51234", true, "2001:db8:1:2::/64")]
    [InlineData("203.0.113.9", false, "127.0.0.1")]
    [InlineData("nonsense", true, "127.0.0.1")]
    public void An_address_is_the_one_that_the_platform_saw_and_never_what_a_client_writes(string forwarded, bool isForwarded, string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(address, Address.Of(context, isForwarded));
    }

    [Fact]
    public void A_proof_is_fresh_for_as_long_as_the_setting_says_and_one_without_a_time_never_is()
    {
        var fresh = new Freshness(TimeSpan.FromMinutes(15), time);

        Assert.True(fresh.Is(new WebCaller("sam", "") { AuthenticatedAt = time.GetUtcNow().AddMinutes(-15) }));
        Assert.False(fresh.Is(new WebCaller("sam", "") { AuthenticatedAt = time.GetUtcNow().AddMinutes(-16) }));
        Assert.False(fresh.Is(new WebCaller("sam", "")));
        Assert.True(new Freshness(null, time).Is(new WebCaller("sam", "")));
        Assert.Equal("Bearer error=\"insufficient_user_authentication\", max_age=\"900\"", fresh.Challenge);
    }
}
