namespace Playbooks.Sandbox.Tests.Entra.Logs;

public class LogTests
{
    private const string SignIns = "beta/auditLogs/signIns?$filter=signInEventTypes/any(t:t eq 'servicePrincipal') and appId eq '";

    [Fact]
    public async Task Sign_ins_name_the_credential_that_was_used()
    {
        await using var bench = await EntraBench.StartAsync();
        bench.Advance(TimeSpan.FromMinutes(1));
        await bench.TokenAsync(bench.ByWorkflow("deployer", EntraBench.Subject));
        bench.Advance(TimeSpan.FromMinutes(1));
        await bench.TokenAsync(bench.BySecret("deployer", "wrong"));

        var first = await bench.GraphAsync("GET", $"{SignIns}{bench.AppId("deployer")}'");
        var second = await bench.GraphAsync("GET", first["@odata.nextLink"] ?? "");

        Assert.Equal(7000215, first.Items[0]?["status"]?["errorCode"]?.GetValue<int>());
        Assert.Equal(bench.Id("federated/deployer/prod"), first.Items[1]?["federatedCredentialId"]?.ToString());
        var seeded = Assert.Single(second.Items);
        Assert.Equal((bench.Id("password/deployer"), "198.51.100.9"), (seeded?["servicePrincipalCredentialKeyId"]?.ToString(), seeded?["ipAddress"]?.ToString()));
    }

    [Fact]
    public async Task Version_one_knows_no_event_types_and_shows_no_service_principals()
    {
        await using var bench = await EntraBench.StartAsync();

        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("GET", SignIns.Replace("beta", "v1.0", StringComparison.Ordinal) + "x'")).Refusal);
        Assert.Empty((await bench.GraphAsync("GET", "v1.0/auditLogs/signIns")).Items);
    }

    [Fact]
    public async Task Changes_are_audited_with_their_actor_and_target_and_refusals_are_not()
    {
        await using var bench = await EntraBench.StartAsync();
        await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["isDisabled"] = true });
        await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["colour"] = "blue" });

        var entry = Assert.Single((await bench.GraphAsync("GET", "v1.0/auditLogs/directoryAudits?$filter=category eq 'ApplicationManagement'")).Items);

        Assert.Equal("keeper", entry?["targetResources"]?[0]?["displayName"]?.ToString());
        Assert.Equal("responder", entry?["initiatedBy"]?["app"]?["displayName"]?.ToString());
    }
}
