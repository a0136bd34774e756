using System.Text.Json.Nodes;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Tests.Entra.Tokens;

public class TokenTests
{
    [Theory]
    [InlineData("wrong", 401, "invalid_client", 7000215)]
    [InlineData("expired", 401, "invalid_client", 7000222)]
    [InlineData("disabled", 400, "unauthorized_client", 7000112)]
    [InlineData("unplugged", 400, "unauthorized_client", 7000112)]
    [InlineData("unknown", 400, "unauthorized_client", 700016)]
    [InlineData("subject", 401, "invalid_client", 70021)]
    [InlineData("case", 401, "invalid_client", 70021)]
    [InlineData("audience", 401, "invalid_client", 70021)]
    [InlineData("forged", 401, "invalid_client", 700027)]
    [InlineData("text", 400, "invalid_request", 50027)]
    [InlineData("none", 401, "invalid_client", 7000218)]
    [InlineData("scope", 400, "invalid_scope", 1002012)]
    [InlineData("grant", 400, "unsupported_grant_type", 70003)]
    [InlineData("client", 400, "invalid_request", 900144)]
    public async Task A_sign_in_that_Entra_would_refuse_is_refused(string fault, int status, string error, int code)
    {
        await using var bench = await EntraBench.StartAsync();

        var answer = await bench.TokenAsync(Fields(bench, fault));

        Assert.Equal((status, error), (answer.Status, answer.Body["error"]?.ToString()));
        Assert.Equal(code, answer.Body["error_codes"]?[0]?.GetValue<int>());
        Assert.StartsWith($"AADSTS{code}: ", answer.Body["error_description"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_is_not_there_and_a_stale_assertion_are_refused()
    {
        await using var bench = await EntraBench.StartAsync();
        var stale = bench.ByWorkflow("deployer", EntraBench.Subject);

        Assert.Equal(90002, (await bench.TokenAsync(stale, "other.example")).Body["error_codes"]?[0]?.GetValue<int>());
        bench.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(700024, (await bench.TokenAsync(stale)).Body["error_codes"]?[0]?.GetValue<int>());
    }

    [Fact]
    public async Task A_secret_and_a_workflow_get_tokens_that_the_published_keys_prove()
    {
        await using var bench = await EntraBench.StartAsync();

        var bySecret = await bench.TokenAsync(bench.BySecret("deployer", bench.Secret("deployer")));
        var byWorkflow = await bench.TokenAsync(bench.ByWorkflow("deployer", EntraBench.Subject));
        var byExpression = await bench.TokenAsync(bench.ByWorkflow("deployer", "repo:acme/tools:ref:refs/heads/main"));

        Assert.Equal([200, 200, 200], [bySecret.Status, byWorkflow.Status, byExpression.Status]);
        Assert.True(WebToken.TryRead(bySecret.Body["access_token"]?.ToString(), out var token));
        Assert.Equal(["Mail.Read"], token.Claims["roles"]?.AsArray().Select(role => role?.ToString()) ?? []);
        Assert.True(WebTokenKey.Entra.Signed(token));
    }

    [Fact]
    public async Task Discovery_leads_to_the_keys()
    {
        await using var bench = await EntraBench.StartAsync();

        var document = JsonNode.Parse(await bench.GetTextAsync(new Uri(bench.Host.Endpoints.EntraLogin, "/acme.onmicrosoft.com/v2.0/.well-known/openid-configuration")));
        var keys = JsonNode.Parse(await bench.GetTextAsync(new Uri(document?["jwks_uri"]?.ToString() ?? "")));

        Assert.Equal("RS256", keys?["keys"]?[0]?["alg"]?.ToString());
    }

    [Fact]
    public async Task Works_tells_what_the_token_endpoint_would_answer()
    {
        await using var bench = await EntraBench.StartAsync();

        Assert.True(bench.SecretWorks("deployer", bench.Secret("deployer")));
        Assert.False(bench.SecretWorks("deployer", bench.Secret("stale")));
        Assert.False(bench.SecretWorks("off", bench.Secret("off")));
        Assert.False(bench.SecretWorks("unplugged", bench.Secret("unplugged")));
        Assert.True(bench.FederatedWorks("deployer", EntraBench.Subject));
        Assert.False(bench.FederatedWorks("deployer", "repo:acme/shop:environment:PROD"));
    }

    private static Dictionary<string, string> Fields(EntraBench bench, string fault)
    {
        var secret = bench.BySecret("deployer", bench.Secret("deployer"));
        var workflow = bench.ByWorkflow("deployer", EntraBench.Subject);
        return fault switch
        {
            "wrong" => bench.BySecret("deployer", "wrong"),
            "expired" => bench.BySecret("deployer", bench.Secret("stale")),
            "disabled" => bench.BySecret("off", bench.Secret("off")),
            "unplugged" => bench.BySecret("unplugged", bench.Secret("unplugged")),
            "unknown" => With(secret, "client_id", bench.Id("app/nobody")),
            "subject" => bench.ByWorkflow("deployer", "repo:evil/shop:environment:prod"),
            "case" => bench.ByWorkflow("deployer", "repo:acme/shop:environment:Prod"),
            "audience" => bench.ByWorkflow("deployer", EntraBench.Subject, "sts.amazonaws.com"),
            "forged" => bench.ByWorkflow("deployer", EntraBench.Subject, key: WebTokenKey.Entra),
            "text" => With(workflow, "client_assertion", "not.a.token"),
            "none" => With(secret, "client_secret", ""),
            "scope" => With(secret, "scope", "https://graph.microsoft.com/Mail.Read"),
            "grant" => With(secret, "grant_type", "password"),
            _ => With(secret, "client_id", ""),
        };
    }

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string name, string value)
    {
        fields[name] = value;
        return fields;
    }
}
