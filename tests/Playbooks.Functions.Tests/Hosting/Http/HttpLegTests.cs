using System.Net;
using System.Text;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>The stand-in for the host's HTTP front does what the host's source says; then the program is put behind it.</summary>
public sealed class HttpLegTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(240);

    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Echo? started;

    private CancellationToken Token => limit.Token;

    private Echo Program => started ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => started = await Echo.StartAsync();

    public async Task DisposeAsync() => await (started?.DisposeAsync() ?? ValueTask.CompletedTask);

    public void Dispose()
    {
        http.Dispose();
        limit.Dispose();
    }

    /// <summary>The proxy sends on what fills its buffer; a few bytes alone wait for more or for the end.</summary>
    [Fact]
    public async Task A_body_of_unknown_length_reaches_the_program_through_the_proxy_before_its_end()
    {
        using var proxying = new Proxying(Program.Address, Usual);
        await using var leg = await HttpLeg.StartAsync(proxying);
        using var body = new Pieces();
        var sending = http.PostAsync(new Uri(leg.Address, "api/body"), body, Token);

        body.Send(new string('x', 100_000));
        Assert.StartsWith("x", await Program.Came.ReadAsync(Token), StringComparison.Ordinal);
        body.Send("end");
        body.End();

        using var answer = await sending;
        Assert.Equal(100_003, (await answer.Content.ReadAsStringAsync(Token)).Length);
    }

    [Fact]
    public async Task Events_come_through_the_proxy_one_by_one_and_a_stream_that_is_silent_for_too_long_is_cut_off()
    {
        using var proxying = new Proxying(Program.Address, TimeSpan.FromSeconds(1));
        await using var leg = await HttpLeg.StartAsync(proxying);
        Program.Say("one");
        using var answer = await http.GetAsync(new Uri(leg.Address, "api/events"), HttpCompletionOption.ResponseHeadersRead, Token);
        await using var stream = await answer.Content.ReadAsStreamAsync(Token);

        Assert.Equal("one", await NextAsync(stream));
        Program.Say("two");
        Assert.Equal("two", await NextAsync(stream));
        await Assert.ThrowsAnyAsync<IOException>(() => NextAsync(stream));
    }

    [Fact]
    public async Task Forwarding_passes_nothing_of_a_stream_on_before_its_end()
    {
        using var forwarding = new Forwarding(Program.Address);
        await using var leg = await HttpLeg.StartAsync(forwarding);
        Program.Say("one");
        var asking = http.GetAsync(new Uri(leg.Address, "api/events"), HttpCompletionOption.ResponseHeadersRead, Token);
        await Program.Streaming.WaitAsync(Token);
        Assert.False(asking.IsCompleted);
        Program.Say(null);

        using var answer = await asking;
        Assert.Equal("one", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Forwarding_drops_a_body_of_unknown_length_and_keeps_one_whose_length_was_said()
    {
        using var forwarding = new Forwarding(Program.Address);
        await using var leg = await HttpLeg.StartAsync(forwarding);
        using var unknown = new Pieces();
        unknown.Send("lost");
        unknown.End();
        using var dropped = await http.PostAsync(new Uri(leg.Address, "api/body"), unknown, Token);
        using var kept = await http.PostAsync(new Uri(leg.Address, "api/body"), new StringContent("kept"), Token);

        Assert.Equal("", await dropped.Content.ReadAsStringAsync(Token));
        Assert.Equal("kept", await kept.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Forwarding_joins_repeated_query_keys_and_the_proxy_does_not()
    {
        using var forwarding = new Forwarding(Program.Address);
        using var proxying = new Proxying(Program.Address, Usual);
        await using var joined = await HttpLeg.StartAsync(forwarding);
        await using var kept = await HttpLeg.StartAsync(proxying);

        Assert.Equal("?a=1,2", Uri.UnescapeDataString(await http.GetStringAsync(new Uri(joined.Address, "api/query?a=1&a=2"), Token)));
        Assert.Equal("?a=1&a=2", await http.GetStringAsync(new Uri(kept.Address, "api/query?a=1&a=2"), Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redirects_are_passed_through_and_nobody_pretends_to_be_the_host(bool streams)
    {
        using var forwarding = new Forwarding(Program.Address);
        using var proxying = new Proxying(Program.Address, Usual);
        await using var leg = await HttpLeg.StartAsync(streams ? proxying : forwarding);
        http.DefaultRequestHeaders.Add("X-Azure-Functions-InvocationId", "forged");

        using var moved = await http.GetAsync(new Uri(leg.Address, "api/moved"), Token);

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("of-the-host", await http.GetStringAsync(new Uri(leg.Address, "api/headers"), Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Behind_either_front_the_program_keeps_its_doors_closed_and_its_triggers_are_not_reached(bool streams)
    {
        await using var drill = await Rehearsal.StartAsync(Token);
        await using var queue = await FakeQueue.StartAsync();
        await using var host = new FakeFunctionsHost(drill.Folder, new Dictionary<string, string>(drill.Settings) { ["RunsStorage__queueServiceUri"] = queue.Service.AbsoluteUri }, queue);
        await host.StartAsync(Token);
        using var forwarding = new Forwarding(host.Address);
        using var proxying = new Proxying(host.Address, Usual);
        await using var leg = await HttpLeg.StartAsync(streams ? proxying : forwarding);

        using var list = await http.GetAsync(new Uri(leg.Address, "api/runs"), Token);
        using var hook = await http.PostAsync(new Uri(leg.Address, "hooks/github"), Ended("{}"), Token);
        using var trigger = await http.PostAsync(new Uri(leg.Address, "q-work"), new StringContent("{}", Encoding.UTF8, "application/json"), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
        Assert.Equal("application/problem+json", list.Content.Headers.ContentType?.MediaType);
        Assert.InRange((int)hook.StatusCode, 400, 599);
        Assert.Equal(HttpStatusCode.NotFound, trigger.StatusCode);
    }

    private static Pieces Ended(string text)
    {
        var pieces = new Pieces();
        pieces.Send(text);
        pieces.End();
        return pieces;
    }

    private async Task<string> NextAsync(Stream stream)
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Token));
    }
}
