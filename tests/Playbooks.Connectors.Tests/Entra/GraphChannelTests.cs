using Playbooks.Connectors.Entra;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Entra;

public class GraphChannelTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        var graph = new GraphStub((200, """{"value":[{"id":"1","appId":"a"}],"@odata.nextLink":"https://graph.example/v1.0/applications?$skiptoken=x"}"""), (200, """{"value":[{"id":"2","appId":"b"}]}"""));

        var answer = await Open(graph).Access.Applications.ListAsync(default);

        Assert.True(answer.Is(out var all, out _));
        Assert.Equal(["1", "2"], all.Select(a => a.Id));
        Assert.Equal("?$skiptoken=x", graph.Requests[1].Url.Query);
        Assert.Equal(1, graph.Tokens);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/applications")]
    [InlineData("http://graph.example/v1.0/applications")]
    [InlineData("https://graph.example@evil.example/v1.0/applications")]
    [InlineData("/relative")]
    public async Task A_next_page_elsewhere_is_not_asked_for(string link)
    {
        var graph = new GraphStub((200, $$"""{"value":[],"@odata.nextLink":"{{link}}"}"""));

        var answer = await Open(graph).Access.Applications.ListAsync(default);

        Assert.Equal(FailureKind.EgressRefused, answer.Failure?.Kind);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task A_list_that_leads_back_to_itself_ends_in_a_failure()
    {
        var again = (200, """{"value":[],"@odata.nextLink":"https://graph.example/v1.0/applications?$skiptoken=x"}""");

        var answer = await Open(new GraphStub(again, again)).Access.Applications.ListAsync(default);

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
    }

    [Theory]
    [InlineData(403, "Authorization_RequestDenied", "not-permitted")]
    [InlineData(404, "Request_ResourceNotFound", "not-found")]
    [InlineData(400, "Request_BadRequest", "invalid-request")]
    [InlineData(418, "teapot", "invalid-request")]
    public async Task Errors_are_said_in_our_words(int status, string code, string ours)
    {
        var entra = Open(new GraphStub((status, $$$"""{"error":{"code":"{{{code}}}","message":"the message"}}""")));

        var answer = await entra.Access.Applications.GetAsync("x", default);

        var failed = Assert.IsType<ActionOutcome.FailedFinal>(entra.Access.Outcome(Assert.IsType<ProviderFailure>(answer.Failure)));
        Assert.Equal(ours, failed.Code);
        Assert.Contains("the message", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":1,"appId":"a"}""")]
    public async Task An_answer_of_another_shape_is_malformed(string body)
    {
        var answer = await Open(new GraphStub((200, body))).Access.Applications.GetAsync("x", default);

        Assert.Equal(FailureKind.Malformed, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_secret_that_was_added_but_cannot_be_read_is_unknown()
    {
        var answer = await Open(new GraphStub((200, """{"keyId":"k","secretText":7}"""))).Access.Applications.AddPasswordAsync("x", "ir", time.GetUtcNow(), default);

        Assert.Equal(FailureKind.Unknown, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends_and_once_after_a_refusal()
    {
        var graph = new GraphStub((200, """{"value":[]}"""), (200, """{"value":[]}"""), (401, "{}"), (200, """{"value":[]}"""));
        var entra = Open(graph);

        await entra.Access.Applications.ListAsync(default);
        time.Advance(TimeSpan.FromMinutes(56));
        await entra.Access.Applications.ListAsync(default);
        Assert.Equal(2, graph.Tokens);
        Assert.Null((await entra.Access.Applications.ListAsync(default)).Failure);
        Assert.Equal(3, graph.Tokens);
    }

    [Fact]
    public async Task A_refused_token_names_the_code_and_nothing_else()
    {
        var graph = new GraphStub { Token = (401, """{"error":"invalid_client","error_description":"AADSTS7000215: planted-canary","error_codes":[7000215]}""") };

        var answer = await Open(graph).Access.Applications.ListAsync(default);

        Assert.Equal("AADSTS7000215", answer.Failure?.Code);
        Assert.DoesNotContain("canary", answer.Failure?.ToString() ?? "", StringComparison.Ordinal);
    }

    private EntraConnection Open(GraphStub graph) => EntraConnection.Open(
        new EntraSettings { DirectoryId = "acme", Authority = "https://login.example", Graph = "https://graph.example", ClientId = "me", ClientSecret = () => SecretText.Of("planted-canary") },
        time, () => 0, graph);
}
