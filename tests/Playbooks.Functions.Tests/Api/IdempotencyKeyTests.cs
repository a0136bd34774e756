using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.Tests.Api;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public void The_same_asking_is_the_same_and_any_other_is_another()
    {
        var ids = new[] { Id("k", "ask r", "approve"), Id("k", "ask r", "cancel"), Id("k", "ask s", "approve"), Id("l", "ask r", "approve"), Id("k", "ask r", "approve", "dana") };

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], Id("k", "ask r", "approve"));
        Assert.Null(Id(null, "ask r", "approve"));
    }

    [Fact]
    public void What_is_no_key_is_not_taken_for_none()
    {
        Assert.All(new[] { "", new string('k', 256), "k\t", "\u00e9" }, key => Assert.False(IsKey(key)));
        Assert.False(IsKey("k", "k"));
        Assert.True(IsKey(new string('k', 255)));
    }

    private static string? Id(string? key, string what, string content, string caller = "sam")
    {
        Assert.True(IdempotencyKey.TryOf(Request(caller, key is null ? [] : [key]), what, System.Text.Encoding.UTF8.GetBytes(content), out var id));
        return id;
    }

    private static bool IsKey(params string[] sent) => IdempotencyKey.TryOf(Request("sam", sent), "start", [], out _);

    private static DefaultHttpContext Request(string caller, string[] keys)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new WebCaller(caller, "bearer:oidc"));
        if (keys.Length > 0)
        {
            context.Request.Headers[IdempotencyKey.Header] = keys;
        }

        return context;
    }
}
