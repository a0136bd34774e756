using System.Text.Json.Nodes;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.GitHub;

public class SecretTests
{
    [Theory]
    [InlineData("/repos/small/web/actions/secrets", "github:repo:small/web:NEW_ONE")]
    [InlineData("/repos/small/web/environments/production/secrets", "github:env:small/web:production:NEW_ONE")]
    [InlineData("/orgs/small/actions/secrets", "github:org:small:NEW_ONE")]
    public async Task A_sealed_value_is_opened_and_stored(string store, string place)
    {
        await using var tenant = await SmallTenant.StartAsync();

        Assert.Equal(201, (await PutAsync(tenant, store, "first")).Status);
        Assert.Equal(204, (await PutAsync(tenant, store, "second")).Status);

        Assert.Equal("second", tenant.Host.Tenant.Read(place, tenant.Host.Clock.GetUtcNow()));
        Assert.Contains("second", tenant.Host.Secrets);
        var (_, shown, _) = await tenant.SendAsync("GET", store + "/NEW_ONE");
        Assert.DoesNotContain("second", shown.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(204, (await tenant.SendAsync("DELETE", store + "/NEW_ONE")).Status);
        Assert.Equal(404, (await tenant.SendAsync("DELETE", store + "/NEW_ONE")).Status);
    }

    [Fact]
    public async Task A_wrong_key_garbage_or_a_bad_name_is_refused()
    {
        await using var tenant = await SmallTenant.StartAsync();
        const string Store = "/repos/small/web/actions/secrets";
        var (_, key, _) = await tenant.SendAsync("GET", Store + "/public-key");
        var (_, other, _) = await tenant.SendAsync("GET", "/orgs/small/actions/secrets/public-key");
        var (id, text) = (key["key_id"]!.ToString(), Seal.For(key["key"]!.ToString(), "v")); // the answer of a moment ago has both

        Assert.Equal(422, (await PutAsync(tenant, Store + "/A", "1", text)).Status);
        Assert.Equal(422, (await PutAsync(tenant, Store + "/A", id, "AAAA")).Status);
        Assert.Equal(422, (await PutAsync(tenant, Store + "/A", id, "not base64!")).Status);
        Assert.Equal(422, (await PutAsync(tenant, Store + "/A", id, Seal.For(other["key"]!.ToString(), "v"))).Status);
        Assert.Equal(422, (await PutAsync(tenant, Store + "/GITHUB_TOKEN", id, text)).Status);
        Assert.Equal(422, (await PutAsync(tenant, Store + "/1-2", id, text)).Status);
    }

    [Fact]
    public async Task An_organisation_secret_reaches_only_the_repositories_it_is_shared_with()
    {
        await using var tenant = await SmallTenant.StartAsync();

        var (_, web, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/organization-secrets");
        var (_, api, _) = await tenant.SendAsync("GET", "/repos/small/api/actions/organization-secrets");
        var (_, selected, _) = await tenant.SendAsync("GET", "/orgs/small/actions/secrets/SHARED/repositories");

        Assert.Equal("SHARED", web["secrets"]?[0]?["name"]?.ToString());
        Assert.Equal(0, api["total_count"]?.GetValue<int>());
        Assert.Equal("web", selected["repositories"]?[0]?["name"]?.ToString());
    }

    [Fact]
    public async Task Updating_an_organisation_secret_without_its_repositories_empties_the_list()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var (_, key, _) = await tenant.SendAsync("GET", "/orgs/small/actions/secrets/public-key");
        var body = new JsonObject { ["key_id"] = key["key_id"]?.ToString(), ["encrypted_value"] = Seal.For(key["key"]!.ToString(), "v"), ["visibility"] = "selected" };

        Assert.Equal(204, (await tenant.SendAsync("PUT", "/orgs/small/actions/secrets/SHARED", body.ToJsonString())).Status);

        var (_, selected, _) = await tenant.SendAsync("GET", "/orgs/small/actions/secrets/SHARED/repositories");
        Assert.Equal(0, selected["total_count"]?.GetValue<int>());
    }

    private static async Task<(int Status, JsonNode Json, HttpResponseMessage Raw)> PutAsync(SmallTenant tenant, string store, string value)
    {
        var (_, key, _) = await tenant.SendAsync("GET", store + "/public-key");
        return await PutAsync(tenant, store + "/NEW_ONE", key["key_id"]!.ToString(), Seal.For(key["key"]!.ToString(), value));
    }

    private static Task<(int Status, JsonNode Json, HttpResponseMessage Raw)> PutAsync(SmallTenant tenant, string path, string keyId, string sealedValue)
    {
        var body = new JsonObject { ["key_id"] = keyId, ["encrypted_value"] = sealedValue, ["visibility"] = "all" };
        return tenant.SendAsync("PUT", path, body.ToJsonString());
    }
}
