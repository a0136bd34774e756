using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Entra.Directory;

public class ContainmentTests
{
    [Fact]
    public async Task A_deactivated_application_gets_no_token_and_its_issued_ones_live_on()
    {
        await using var bench = await EntraBench.StartAsync();
        var issued = await bench.SignInAsync("keeper");

        Assert.Equal(204, (await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["isDisabled"] = true })).Status);

        Assert.Equal(400, (await bench.TokenAsync(bench.BySecret("keeper", bench.Secret("keeper")))).Status);
        Assert.False(bench.SecretWorks("keeper", bench.Secret("keeper")));
        Assert.Equal(200, (await bench.GraphAsync("GET", "v1.0/applications", token: issued)).Status);
        Assert.Equal("true", (await bench.GraphAsync("GET", bench.Principal("keeper")))["isDisabled"]);
        await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["isDisabled"] = false });
        Assert.True(bench.SecretWorks("keeper", bench.Secret("keeper")));
    }

    [Fact]
    public async Task A_disabled_service_principal_gets_no_token()
    {
        await using var bench = await EntraBench.StartAsync();

        Assert.Equal(204, (await bench.GraphAsync("PATCH", bench.Principal("deployer"), new() { ["accountEnabled"] = false })).Status);

        Assert.Equal(7000112, (await bench.TokenAsync(bench.ByWorkflow("deployer", EntraBench.Subject))).Body["error_codes"]?[0]?.GetValue<int>());
        Assert.False(bench.FederatedWorks("deployer", EntraBench.Subject));
    }

    [Fact]
    public async Task A_grant_is_deleted_and_made_again_once()
    {
        await using var bench = await EntraBench.StartAsync();
        var grant = (await bench.GraphAsync("GET", bench.Principal("deployer") + "/oauth2PermissionGrants")).Items[0]?.AsObject() ?? [];
        var again = new JsonObject { ["clientId"] = grant["clientId"]?.ToString(), ["consentType"] = "AllPrincipals", ["resourceId"] = grant["resourceId"]?.ToString(), ["scope"] = "Mail.Read" };

        Assert.Equal(204, (await bench.GraphAsync("DELETE", $"v1.0/oauth2PermissionGrants/{grant["id"]}")).Status);
        Assert.Equal(404, (await bench.GraphAsync("DELETE", $"v1.0/oauth2PermissionGrants/{grant["id"]}")).Status);
        Assert.Equal(201, (await bench.GraphAsync("POST", "v1.0/oauth2PermissionGrants", again)).Status);
        Assert.Equal((409, "Request_MultipleObjectsWithSameKeyValue"), (await bench.GraphAsync("POST", "v1.0/oauth2PermissionGrants", again)).Refusal);
        again["consentType"] = "Principal";
        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("POST", "v1.0/oauth2PermissionGrants", again)).Refusal);
    }

    [Fact]
    public async Task Owners_roles_and_users_are_cut_off()
    {
        await using var bench = await EntraBench.StartAsync();
        var owners = await bench.GraphAsync("GET", bench.Application("deployer") + "/owners");
        var role = (await bench.GraphAsync("GET", "v1.0/roleManagement/directory/roleAssignments")).Items[0];

        Assert.Equal(["#microsoft.graph.user", "#microsoft.graph.servicePrincipal"], owners.Items.Select(owner => owner?["@odata.type"]?.ToString()));
        Assert.Equal(204, (await bench.GraphAsync("DELETE", $"{bench.Application("deployer")}/owners/{owners.Items[0]?["id"]}/$ref")).Status);
        Assert.Single((await bench.GraphAsync("GET", bench.Application("deployer") + "/owners")).Items);
        Assert.Equal(204, (await bench.GraphAsync("DELETE", $"v1.0/roleManagement/directory/roleAssignments/{role?["id"]}")).Status);
        Assert.Equal("true", (await bench.GraphAsync("POST", "v1.0/users/mara@acme.onmicrosoft.com/revokeSignInSessions"))["value"]);
        Assert.Equal(204, (await bench.GraphAsync("PATCH", $"v1.0/users/{bench.Id("user/mara")}", new() { ["accountEnabled"] = false })).Status);
        Assert.Equal("false", (await bench.GraphAsync("GET", $"v1.0/users/{bench.Id("user/mara")}"))["accountEnabled"]);
    }

    [Fact]
    public async Task A_compromised_principal_is_confirmed_and_dismissed()
    {
        await using var bench = await EntraBench.StartAsync();
        var body = new JsonObject { ["servicePrincipalIds"] = new JsonArray(bench.Id("sp/deployer")) };

        Assert.Equal(204, (await bench.GraphAsync("POST", "v1.0/identityProtection/riskyServicePrincipals/confirmCompromised", body)).Status);
        Assert.Single((await bench.GraphAsync("GET", "v1.0/identityProtection/riskyServicePrincipals")).Items);
        Assert.Equal(204, (await bench.GraphAsync("POST", "v1.0/identityProtection/riskyServicePrincipals/dismiss", body)).Status);
        Assert.Empty((await bench.GraphAsync("GET", "v1.0/identityProtection/riskyServicePrincipals")).Items);
    }
}
