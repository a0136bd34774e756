using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Entra.Directory;

public class FederatedTests
{
    [Fact]
    public async Task Only_beta_shows_what_a_flexible_credential_matches()
    {
        await using var bench = await EntraBench.StartAsync();
        var path = bench.Application("deployer") + "/federatedIdentityCredentials?$filter=name eq 'flexible'";

        var v1 = Assert.Single((await bench.GraphAsync("GET", path)).Items)?.AsObject() ?? [];
        var beta = Assert.Single((await bench.GraphAsync("GET", path.Replace("v1.0", "beta", StringComparison.Ordinal))).Items)?.AsObject() ?? [];

        Assert.Null(v1["subject"]);
        Assert.False(v1.ContainsKey("claimsMatchingExpression"));
        Assert.Equal("claims['sub'] matches 'repo:acme/tools:*'", beta["claimsMatchingExpression"]?["value"]?.ToString());
    }

    [Fact]
    public async Task A_removed_credential_lets_no_workflow_in_until_it_is_made_again()
    {
        await using var bench = await EntraBench.StartAsync(TimeSpan.FromSeconds(30));
        var (path, token) = (bench.Application("deployer") + "/federatedIdentityCredentials", await bench.SignInAsync());
        var saved = (await bench.GraphAsync("GET", $"{path}/{bench.Id("federated/deployer/prod")}", token: token)).Body;

        Assert.Equal(204, (await bench.GraphAsync("DELETE", $"{path}/{saved["id"]}", token: token)).Status);
        Assert.Equal((404, "Request_ResourceNotFound"), (await bench.GraphAsync("DELETE", $"{path}/{saved["id"]}", token: token)).Refusal);
        Assert.False(bench.FederatedWorks("deployer", EntraBench.Subject));

        Assert.Equal(201, (await bench.GraphAsync("POST", path, Credential("prod"), token)).Status);
        Assert.True(bench.FederatedWorks("deployer", EntraBench.Subject));
        Assert.Equal(70021, (await bench.TokenAsync(bench.ByWorkflow("deployer", EntraBench.Subject))).Body["error_codes"]?[0]?.GetValue<int>());
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await bench.TokenAsync(bench.ByWorkflow("deployer", EntraBench.Subject))).Status);
    }

    [Fact]
    public async Task A_name_is_the_key_of_an_upsert()
    {
        await using var bench = await EntraBench.StartAsync();
        var path = bench.Application("deployer") + "/federatedIdentityCredentials(name='main')";

        Assert.Equal(201, (await bench.GraphAsync("PATCH", path, Credential("main", "repo:acme/shop:ref:refs/heads/main"))).Status);
        Assert.Equal(204, (await bench.GraphAsync("PATCH", path, Credential("main", "repo:acme/shop:ref:refs/heads/next"))).Status);

        Assert.True(bench.FederatedWorks("deployer", "repo:acme/shop:ref:refs/heads/next"));
        Assert.False(bench.FederatedWorks("deployer", "repo:acme/shop:ref:refs/heads/main"));
    }

    [Theory]
    [InlineData("""{"name":"prod","subject":"other"}""", 409, "Request_MultipleObjectsWithSameKeyValue")]
    [InlineData("""{"name":"other"}""", 409, "Request_MultipleObjectsWithSameKeyValue")]
    [InlineData("""{"name":"x"}""", 400, "Request_BadRequest")]
    [InlineData("""{"subject":null}""", 400, "Request_BadRequest")]
    [InlineData("""{"audiences":["one","two"]}""", 400, "Request_BadRequest")]
    [InlineData("""{"subject":null,"claimsMatchingExpression":{"value":"claims['sub'] eq 'a'","languageVersion":1}}""", 400, "Request_BadRequest")]
    public async Task A_credential_that_Graph_would_refuse_is_refused(string changes, int status, string code)
    {
        await using var bench = await EntraBench.StartAsync();
        var body = Credential("another");
        foreach (var (name, value) in JsonNode.Parse(changes)?.AsObject() ?? [])
        {
            body[name] = value?.DeepClone();
        }

        Assert.Equal((status, code), (await bench.GraphAsync("POST", bench.Application("deployer") + "/federatedIdentityCredentials", body)).Refusal);
    }

    [Fact]
    public async Task An_application_has_twenty_credentials_at_most()
    {
        await using var bench = await EntraBench.StartAsync();
        var (path, token) = (bench.Application("keeper") + "/federatedIdentityCredentials", await bench.SignInAsync());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(201, (await bench.GraphAsync("POST", path, Credential($"name{i}", $"repo:acme/{i}:pull_request"), token)).Status);
        }

        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("POST", path, Credential("one-more"), token)).Refusal);
    }

    private static JsonObject Credential(string name, string subject = EntraBench.Subject) => new()
    {
        ["name"] = name, ["issuer"] = EntraBench.Issuer, ["subject"] = subject, ["audiences"] = new JsonArray(EntraBench.Audience),
    };
}
