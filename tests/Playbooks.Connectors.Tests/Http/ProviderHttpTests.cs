using System.Net;
using System.Text;
using Playbooks.Connectors.Http;
using Playbooks.Testing.Time;
using static Playbooks.Connectors.Tests.Http.ScriptedHandler;

namespace Playbooks.Connectors.Tests.Http;

public class ProviderHttpTests
{
    private static readonly Uri There = new("https://api.example.com/things?page=1");

    private readonly ManualTime time = new();
    private readonly List<Exchange> seen = [];

    [Fact]
    public async Task A_reply_carries_status_headers_and_body()
    {
        var answer = await Send(new ScriptedHandler(Answers(HttpStatusCode.Created, "{\"id\":1}", ("X-Thing", "a"))), HttpMethod.Get);

        Assert.True(answer.Is(out var reply, out _));
        Assert.Equal((201, "a", "application/json", "{\"id\":1}"), (reply.Status, reply.Header("x-thing"), reply.MediaType, Encoding.UTF8.GetString(reply.Body.Span)));
    }

    [Fact]
    public async Task A_repeatable_request_is_sent_again_after_a_server_error_or_a_broken_connection()
    {
        var handler = new ScriptedHandler(Answers(HttpStatusCode.BadGateway), Breaks(HttpRequestError.ResponseEnded), Answers(HttpStatusCode.OK));

        Assert.Null((await Send(handler, HttpMethod.Put)).Failure);
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task The_last_server_error_is_the_reply_when_the_retries_are_used_up()
    {
        var handler = new ScriptedHandler([.. Enumerable.Repeat(Answers(HttpStatusCode.InternalServerError), 5)]);

        Assert.True((await Send(handler, HttpMethod.Get)).Is(out var reply, out _));
        Assert.Equal((500, 5), (reply.Status, handler.Requests.Count));
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task A_change_whose_answer_was_lost_is_unknown_and_never_sent_again(HttpRequestError error)
    {
        var handler = new ScriptedHandler(Breaks(error));

        var answer = await Send(handler, HttpMethod.Post);

        Assert.Equal(FailureKind.Unknown, answer.Failure?.Kind);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_server_error_after_a_change_is_unknown_too()
    {
        var answer = await Send(new ScriptedHandler(Answers(HttpStatusCode.InternalServerError)), HttpMethod.Post);

        Assert.Equal((FailureKind.Unknown, 500), (answer.Failure?.Kind, answer.Failure?.Status));
    }

    [Fact]
    public async Task A_change_that_never_left_is_sent_again()
    {
        var handler = new ScriptedHandler(Breaks(HttpRequestError.ConnectionError), Answers(HttpStatusCode.OK));

        Assert.Null((await Send(handler, HttpMethod.Post)).Failure);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_reported_as_such()
    {
        var handler = new ScriptedHandler([.. Enumerable.Repeat(Breaks(HttpRequestError.NameResolutionError), 5)]);

        Assert.Equal(FailureKind.NotReached, (await Send(handler, HttpMethod.Post)).Failure?.Kind);
    }

    [Fact]
    public async Task A_slow_answer_ends_at_the_limit_of_the_attempt()
    {
        var sending = Send(new ScriptedHandler(Hangs()), HttpMethod.Post);
        await time.WaitingFor(TimeSpan.FromSeconds(100));
        time.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(FailureKind.Unknown, (await sending).Failure?.Kind);
    }

    [Fact]
    public async Task All_attempts_together_end_at_the_overall_limit()
    {
        var sending = Send(new ScriptedHandler(Hangs()), HttpMethod.Get, s => s with { AttemptLimit = TimeSpan.FromHours(1) });
        await time.WaitingFor(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(FailureKind.NoAnswer, (await sending).Failure?.Kind);
    }

    [Fact]
    public async Task Cancelling_is_no_failure_but_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var sending = Send(new ScriptedHandler(Hangs()), HttpMethod.Get, s => s, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_even_before_a_change()
    {
        var handler = new ScriptedHandler(Answers(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "7")), Answers(HttpStatusCode.OK));
        var sending = Send(handler, HttpMethod.Post);
        await time.WaitingFor(TimeSpan.FromSeconds(7));
        Assert.Single(handler.Requests);
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.Null((await sending).Failure);
    }

    [Fact]
    public async Task A_rate_limit_longer_than_the_patience_is_given_back_with_its_time()
    {
        var answer = await Send(new ScriptedHandler(Answers(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "3600"))), HttpMethod.Get);

        Assert.Equal((FailureKind.Throttled, time.GetUtcNow().AddHours(1)), (answer.Failure?.Kind, answer.Failure?.RetryAt));
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_at_its_budget()
    {
        using var endless = new EndlessStream();

        var answer = await Send(new ScriptedHandler(Streams(endless)), HttpMethod.Get, s => s with { LargestAnswer = 1_000_000 });

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
        Assert.InRange(endless.Taken, 1_000_000, 2_000_000);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var handler = new ScriptedHandler(Answers(HttpStatusCode.Unauthorized), Answers(HttpStatusCode.Unauthorized));

        Assert.True((await Send(handler, HttpMethod.Get)).Is(out var reply, out _));
        Assert.Equal((401, "Bearer old", "Bearer new"), (reply.Status, handler.Requests[0].Authorization, handler.Requests[1].Authorization));
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("http://api.example.com/")]
    [InlineData("https://api.example.com:444/")]
    [InlineData("https://user@api.example.com/")]
    public async Task Nothing_is_sent_outside_the_configured_hosts(string url)
    {
        using var http = Http(new ScriptedHandler(), s => s);

        var answer = await http.SendAsync(new("test.read", HttpMethod.Get, new Uri(url)), CancellationToken.None);

        Assert.Equal(FailureKind.EgressRefused, answer.Failure?.Kind);
        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_by_itself()
    {
        var handler = new ScriptedHandler(Answers(HttpStatusCode.Redirect, "", ("Location", "https://evil.example.com/")));

        Assert.True((await Send(handler, HttpMethod.Get)).Is(out var reply, out _));
        Assert.Equal((302, 1), (reply.Status, handler.Requests.Count));
    }

    [Fact]
    public async Task A_download_follows_to_its_configured_host_without_the_credential()
    {
        var handler = new ScriptedHandler(Answers(HttpStatusCode.Redirect, "", ("Location", "https://a.logs.example.net/x?sig=s")), Answers(HttpStatusCode.OK, "log"));

        Assert.True((await Download(handler)).Is(out var reply, out _));
        Assert.Equal(("log", ""), (Encoding.UTF8.GetString(reply.Body.Span), handler.Requests[1].Authorization));
    }

    [Fact]
    public async Task A_download_that_leads_elsewhere_is_refused_without_telling_its_address()
    {
        var answer = await Download(new ScriptedHandler(Answers(HttpStatusCode.Redirect, "", ("Location", "https://evil.example.com/x?sig=s3cr3t"))));

        Assert.Equal(FailureKind.EgressRefused, answer.Failure?.Kind);
        Assert.DoesNotContain("s3cr3t", answer.Failure?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_observer_sees_each_attempt_without_its_credential()
    {
        await Send(new ScriptedHandler(Answers(HttpStatusCode.BadGateway), Answers(HttpStatusCode.OK)), HttpMethod.Get);

        Assert.Equal([502, 200], seen.Select(e => e.Reply?.Status ?? 0));
        Assert.All(seen, e => Assert.Equal("***", e.Headers["Authorization"]));
    }

    private Task<Answer<Reply>> Download(ScriptedHandler handler)
    {
        var http = Http(handler, s => s with { Downloads = Egress.To("https://*.logs.example.net") });
        return http.SendAsync(new("test.download", HttpMethod.Get, There) { FollowsDownload = true }, CancellationToken.None);
    }

    private Task<Answer<Reply>> Send(ScriptedHandler handler, HttpMethod method) => Send(handler, method, s => s);

    private Task<Answer<Reply>> Send(ScriptedHandler handler, HttpMethod method, Func<ProviderSettings, ProviderSettings> change, CancellationToken token = default) =>
        Http(handler, change).SendAsync(new("test.send", method, There), token);

    /// <summary>Jitter is nothing here, so that only a wait which a provider asks for takes time.</summary>
    private ProviderHttp Http(ScriptedHandler handler, Func<ProviderSettings, ProviderSettings> change)
    {
        var settings = new ProviderSettings { Name = "example", Egress = Egress.To("https://api.example.com"), Observer = seen.Add };
        return new ProviderHttp(change(settings), new BearerForTests(), time, () => 0, handler);
    }
}
