using Azure.Core.Pipeline;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Identity;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>The whole contract again as in the cloud: over TLS, with a token of the directory instead of the account's key.</summary>
public sealed class BearerStoreTests(BearerFixture emulator) : RunStoreContract, IClassFixture<BearerFixture>
{
    private readonly AzurePlace place = emulator.NewPlace();

    protected override int CrowdOfRuns => 4;

    protected override int AppendsPerRun => 10;

    protected override IRunStore Open(TimeProvider time) => new AzureRunStore(place, time);

    protected override Task TakeAwayAsync(string run) => Intruder.AppendAsync(place, run, "by somebody else\n");

    [Theory]
    [InlineData("https://graph.microsoft.com", 0)]
    [InlineData(UnsignedToken.Storage, -2)]
    public async Task A_token_for_something_else_or_one_that_is_over_is_refused_and_never_shown(string audience, int hours)
    {
        var token = UnsignedToken.For(audience, TimeProvider.System.GetUtcNow().AddHours(hours));
        var store = new AzureRunStore(place with { Credential = new GivenToken(token) }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("run-1", "first"));

        Assert.Contains("permission denied", refused.What, StringComparison.Ordinal);
        Assert.DoesNotContain(token, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed()
    {

        var store = new AzureRunStore(place with { Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler())) }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("run-1", "first"));

        Assert.Contains("SSL", refused.Message, StringComparison.Ordinal);
    }
}
