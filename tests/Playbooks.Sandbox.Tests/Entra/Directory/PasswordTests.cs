using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Entra.Directory;

public class PasswordTests
{
    [Fact]
    public async Task A_new_secret_signs_in_and_an_old_one_stops_when_it_is_removed()
    {
        await using var bench = await EntraBench.StartAsync();
        var asked = new JsonObject { ["passwordCredential"] = new JsonObject { ["displayName"] = "ir-1", ["endDateTime"] = "2025-06-01T00:00:00Z" } };

        var added = await bench.GraphAsync("POST", bench.Application("deployer") + "/addPassword", asked);
        var secret = added["secretText"] ?? "";

        Assert.Equal(200, (await bench.TokenAsync(bench.BySecret("deployer", secret))).Status);
        Assert.Contains(secret, bench.Host.Secrets);
        Assert.Equal(204, (await bench.GraphAsync("POST", bench.Application("deployer") + "/removePassword", new() { ["keyId"] = bench.Id("password/deployer") })).Status);
        Assert.Equal(401, (await bench.TokenAsync(bench.BySecret("deployer", bench.Secret("deployer")))).Status);
        Assert.False(bench.SecretWorks("deployer", bench.Secret("deployer")));
        Assert.True(bench.SecretWorks("deployer", secret));
        Assert.DoesNotContain(secret, (await bench.GraphAsync("GET", bench.Application("deployer"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_not_there_and_one_that_lives_too_long_are_refused()
    {
        await using var bench = await EntraBench.StartAsync();
        var path = bench.Application("deployer");

        var unknown = await bench.GraphAsync("POST", path + "/removePassword", new() { ["keyId"] = bench.Id("password/none") });

        Assert.Equal((400, "Request_BadRequest"), unknown.Refusal);
        Assert.StartsWith("No password credential found with keyId", unknown.Body["error"]?["message"]?.ToString(), StringComparison.Ordinal);
        Assert.Equal((400, "CredentialInvalidLifetimeAsPerAppPolicy"), (await bench.GraphAsync("POST", path + "/addPassword", [])).Refusal);
        var past = new JsonObject { ["passwordCredential"] = new JsonObject { ["endDateTime"] = "2020-01-01T00:00:00Z" } };
        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("POST", path + "/addPassword", past)).Refusal);
        Assert.Equal((400, "BadRequest"), (await bench.GraphAsync("POST", path + "/removePassword")).Refusal);
    }

    [Fact]
    public async Task Both_changes_take_their_time_to_be_seen()
    {
        await using var bench = await EntraBench.StartAsync(TimeSpan.FromSeconds(30));
        var token = await bench.SignInAsync();
        var asked = new JsonObject { ["passwordCredential"] = new JsonObject { ["endDateTime"] = "2025-06-01T00:00:00Z" } };

        var secret = (await bench.GraphAsync("POST", bench.Principal("deployer") + "/addPassword", asked, token))["secretText"] ?? "";
        await bench.GraphAsync("POST", bench.Application("deployer") + "/removePassword", new() { ["keyId"] = bench.Id("password/deployer") }, token);

        Assert.Equal((401, 200), await StatusesAsync());
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((200, 401), await StatusesAsync());

        async Task<(int New, int Old)> StatusesAsync() =>
            ((await bench.TokenAsync(bench.BySecret("deployer", secret))).Status, (await bench.TokenAsync(bench.BySecret("deployer", bench.Secret("deployer")))).Status);
    }

    [Fact]
    public async Task Certificates_are_replaced_as_a_whole_and_a_new_one_brings_its_key()
    {
        await using var bench = await EntraBench.StartAsync();
        var kept = (await bench.GraphAsync("GET", bench.Application("deployer"))).Body["keyCredentials"]?[0]?.DeepClone();
        var added = new JsonObject { ["keyId"] = bench.Id("new"), ["type"] = "AsymmetricX509Cert", ["usage"] = "Verify" };

        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("PATCH", bench.Application("deployer"), new() { ["keyCredentials"] = new JsonArray(kept?.DeepClone(), added.DeepClone()) })).Refusal);
        added["key"] = "TUlJQw==";
        Assert.Equal(204, (await bench.GraphAsync("PATCH", bench.Application("deployer"), new() { ["keyCredentials"] = new JsonArray(kept, added) })).Status);
        Assert.Equal(2, (await bench.GraphAsync("GET", bench.Application("deployer"))).Body["keyCredentials"]?.AsArray().Count);
        Assert.Equal(204, (await bench.GraphAsync("PATCH", bench.Application("deployer"), new() { ["keyCredentials"] = new JsonArray() })).Status);
        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("PATCH", bench.Application("deployer"), new() { ["passwordCredentials"] = new JsonArray() })).Refusal);
    }
}
