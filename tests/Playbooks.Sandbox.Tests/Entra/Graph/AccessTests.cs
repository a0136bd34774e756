using System.Text.Json.Nodes;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Tests.Entra.Graph;

public class AccessTests
{
    [Fact]
    public async Task A_request_needs_a_token_that_is_signed_current_and_meant_for_Graph()
    {
        await using var bench = await EntraBench.StartAsync();
        var token = await bench.SignInAsync();
        var other = bench.BySecret("responder", bench.Secret("responder"));
        other["scope"] = "https://vault.example/.default";
        var forVault = (await bench.TokenAsync(other)).Body["access_token"]?.ToString();

        Assert.Equal((401, "InvalidAuthenticationToken"), (await bench.GraphAsync("GET", "v1.0/applications", token: "made.up.token")).Refusal);
        Assert.Equal((401, "InvalidAuthenticationToken"), (await bench.GraphAsync("GET", "v1.0/applications", token: forVault)).Refusal);
        Assert.Equal((401, "InvalidAuthenticationToken"), (await bench.GraphAsync("GET", "v1.0/applications", token: WebTokenKey.GitHubActions.Sign([]))).Refusal);
        Assert.Equal(200, (await bench.GraphAsync("GET", "v1.0/applications", token: token)).Status);
        bench.Advance(TimeSpan.FromHours(1));
        Assert.Equal((401, "InvalidAuthenticationToken"), (await bench.GraphAsync("GET", "v1.0/applications", token: token)).Refusal);
    }

    [Fact]
    public async Task A_token_without_the_permission_is_denied_and_an_owner_may_write_what_it_owns()
    {
        await using var bench = await EntraBench.StartAsync();
        var (deployer, keeper) = (await bench.SignInAsync("deployer"), await bench.SignInAsync("keeper"));
        var key = new JsonObject { ["keyId"] = bench.Id("password/stale") };

        Assert.Equal((403, "Authorization_RequestDenied"), (await bench.GraphAsync("GET", "v1.0/applications", token: deployer)).Refusal);
        Assert.Equal((403, "Authorization_RequestDenied"), (await bench.GraphAsync("POST", bench.Application("responder") + "/removePassword", key, keeper)).Refusal);
        Assert.Equal(204, (await bench.GraphAsync("POST", bench.Application("deployer") + "/removePassword", key, keeper)).Status);
    }

    [Fact]
    public async Task A_permission_taken_away_is_missing_in_the_next_token_only()
    {
        await using var bench = await EntraBench.StartAsync();
        var before = await bench.SignInAsync("keeper");
        var held = (await bench.GraphAsync("GET", bench.Principal("keeper") + "/appRoleAssignments")).Items[0];

        Assert.Equal(204, (await bench.GraphAsync("DELETE", $"{bench.Principal("Microsoft Graph")}/appRoleAssignedTo/{held?["id"]}")).Status);

        Assert.Equal(200, (await bench.GraphAsync("GET", "v1.0/applications", token: before)).Status);
        Assert.Equal(403, (await bench.GraphAsync("GET", "v1.0/applications", token: await bench.SignInAsync("keeper"))).Status);
        var again = new JsonObject { ["principalId"] = held?["principalId"]?.ToString(), ["resourceId"] = held?["resourceId"]?.ToString(), ["appRoleId"] = held?["appRoleId"]?.ToString() };
        Assert.Equal(201, (await bench.GraphAsync("POST", bench.Principal("keeper") + "/appRoleAssignments", again)).Status);
        Assert.Equal((400, "Request_BadRequest"), (await bench.GraphAsync("POST", bench.Principal("keeper") + "/appRoleAssignments", again)).Refusal);
    }

    [Fact]
    public async Task Pages_lead_to_every_application_once()
    {
        await using var bench = await EntraBench.StartAsync();
        var (names, next, pages) = (new List<string?>(), (string?)"v1.0/applications?$select=displayName&$top=50", 0);
        while (next is not null && pages++ < 10)
        {
            var page = await bench.GraphAsync("GET", next);
            names.AddRange(page.Items.Select(item => item?["displayName"]?.ToString()));
            Assert.All(page.Items, item => Assert.Single(item?.AsObject() ?? []));
            next = page["@odata.nextLink"];
        }

        Assert.Equal(3, pages);
        Assert.Equal(["deployer", "keeper", "off", "responder", "unplugged"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("v1.0/applications?$filter=appId eq '{deployer}'", 1)]
    [InlineData("v1.0/applications?$filter=startswith(displayName,'de') and isDisabled eq null", 1)]
    [InlineData("v1.0/applications?$filter=displayName eq 'no and one'", 0)]
    [InlineData("v1.0/applications?$filter=passwordCredentials/any(p:p/displayName eq 'stale')", 1)]
    [InlineData("v1.0/applications?$filter=createdDateTime ge 2025-03-01T00:00:00Z", 0)]
    [InlineData("v1.0/oauth2PermissionGrants?$filter=clientId eq '{sp}'", 1)]
    [InlineData("v1.0/roleManagement/directory/roleAssignments?$filter=principalId eq '{sp}'", 1)]
    public async Task A_filter_finds_what_it_says(string path, int count)
    {
        await using var bench = await EntraBench.StartAsync();

        var answer = await bench.GraphAsync("GET", path.Replace("{deployer}", bench.AppId("deployer"), StringComparison.Ordinal).Replace("{sp}", bench.Id("sp/deployer"), StringComparison.Ordinal));

        Assert.Equal((200, count), (answer.Status, answer.Items.Count));
    }

    [Theory]
    [InlineData("GET", "v1.0/applications?$filter=who knows", 400, "Request_UnsupportedQuery")]
    [InlineData("GET", "v1.0/applications?$top=1000", 400, "Request_UnsupportedQuery")]
    [InlineData("GET", "v1.0/applications?$skiptoken=x", 400, "Request_UnsupportedQuery")]
    [InlineData("GET", "v1.0/teapots", 400, "BadRequest")]
    [InlineData("GET", "v1.0/applications/none", 404, "Request_ResourceNotFound")]
    [InlineData("GET", "v1.0/users/none", 404, "Request_ResourceNotFound")]
    [InlineData("DELETE", "v1.0/oauth2PermissionGrants/none", 404, "Request_ResourceNotFound")]
    [InlineData("DELETE", "v1.0/roleManagement/directory/roleAssignments/none", 404, "Request_ResourceNotFound")]
    public async Task What_Graph_would_refuse_is_refused(string method, string path, int status, string code)
    {
        await using var bench = await EntraBench.StartAsync();

        var answer = await bench.GraphAsync(method, path);

        Assert.Equal((status, code), answer.Refusal);
        Assert.NotEmpty(answer.Body["error"]?["innerError"]?["request-id"]?.ToString() ?? "");
    }
}
