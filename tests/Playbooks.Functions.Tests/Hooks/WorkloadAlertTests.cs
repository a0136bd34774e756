using System.Net;
using Playbooks.Functions.Tests.SignIn;

namespace Playbooks.Functions.Tests.Hooks;

public sealed class WorkloadAlertTests : IAsyncLifetime
{
    private const string Alert = """{"id":"alert-1","title":"Suspicious sign-in"}""";

    private SignedIn? signedIn;

    private SignedIn Host => signedIn ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => signedIn = await SignedIn.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task A_program_that_the_tenant_file_names_leaves_an_alert_with_its_token() =>
        Assert.Equal(HttpStatusCode.Accepted, (await Host.AskAsync(HttpMethod.Post, "hooks/microsoft", Token(), Alert)).Status);

    [Theory]
    [InlineData("aud", "api://another")]
    [InlineData("aud", SignedIn.Audience)]
    [InlineData("sub", "repo:acme/other:ref:refs/heads/main")]
    [InlineData("iss", "https://login.example")]
    [InlineData("exp", 1)]
    public async Task A_token_of_nobody_who_may_leaves_none(string claim, object value)
    {
        var token = Token();
        token[claim] = value;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Host.AskAsync(HttpMethod.Post, "hooks/microsoft", token, Alert)).Status);
    }

    [Fact]
    public async Task A_token_that_its_issuer_did_not_sign_leaves_none()
    {
        using var known = await Host.SendAsync(HttpMethod.Get, "api/me", Host.Person());
        Host.Issuer.Rotate(Host.Issuer.KeyId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Host.AskAsync(HttpMethod.Post, "hooks/microsoft", Token(), Alert)).Status);
    }

    private Dictionary<string, object> Token() => new()
    {
        ["iss"] = Host.Issuer.Name, ["aud"] = "playbooks-workloads", ["sub"] = "repo:acme/alerts:ref:refs/heads/main", ["iat"] = SignedIn.Now, ["exp"] = SignedIn.Now + 600,
    };
}
