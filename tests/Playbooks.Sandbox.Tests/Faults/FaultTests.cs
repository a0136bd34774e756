using System.Text;
using Playbooks.Sandbox.Faults;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.Faults;

public class FaultTests
{
    private const string Disable = "/repos/small/web/actions/workflows/ci.yml/disable";

    [Fact]
    public async Task A_dropped_response_leaves_the_effect_behind()
    {
        await using var tenant = await SmallTenant.StartAsync();
        tenant.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = "actions/disable-workflow" });

        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.SendAsync("PUT", Disable));

        Assert.Equal("disabled_manually", await StateAsync(tenant));
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, 429)]
    [InlineData(FaultKind.Refuse, 409)]
    [InlineData(FaultKind.ServerError, 500)]
    [InlineData(FaultKind.Redirect, 302)]
    public async Task A_refusal_before_the_effect_changes_nothing(FaultKind kind, int expected)
    {
        await using var tenant = await SmallTenant.StartAsync();
        tenant.Host.AddFault(new FaultRule { Kind = kind, Operation = "actions/*", Provider = "github", Seconds = 7 });

        var (status, _, raw) = await tenant.SendAsync("PUT", Disable);

        Assert.Equal(expected, status);
        Assert.Equal(kind == FaultKind.TooManyRequests ? "7" : null, raw.Headers.RetryAfter?.ToString());
        Assert.Equal("active", await StateAsync(tenant));
    }

    [Fact]
    public async Task A_rule_hits_the_nth_matching_request_and_as_many_more_as_it_says()
    {
        await using var tenant = await SmallTenant.StartAsync();
        tenant.Host.AddFault(new FaultRule { Kind = FaultKind.ServerError, Operation = "repos/get", Nth = 2, Times = 2 });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await tenant.SendAsync("GET", "/repos/small/web")).Status);
        }

        Assert.Equal([200, 500, 500, 200], statuses);
    }

    [Fact]
    public async Task A_malformed_body_is_cut_and_a_huge_one_is_as_long_as_asked()
    {
        await using var tenant = await SmallTenant.StartAsync();
        tenant.Host.AddFault(new FaultRule { Kind = FaultKind.MalformedBody, Operation = "repos/get" });
        tenant.Host.AddFault(new FaultRule { Kind = FaultKind.HugeBody, Operation = "repos/get", Nth = 2, Bytes = 1 << 20 });

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.Nodes.JsonNode.Parse(tenant.Http.GetStringAsync("/repos/small/web").GetAwaiter().GetResult()));
        Assert.Equal(1 << 20, (await tenant.Http.GetByteArrayAsync("/repos/small/web")).Length);
    }

    [Fact]
    public async Task A_stalled_request_ends_without_an_answer()
    {
        await using var tenant = await SmallTenant.StartAsync();
        tenant.Host.AddFault(new FaultRule { Kind = FaultKind.Stall, Seconds = 60 });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAsync<TaskCanceledException>(() => tenant.Http.GetAsync("/repos/small/web", patience.Token));
    }

    [Fact]
    public async Task Faults_can_be_set_and_removed_over_the_control_port()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var faults = new Uri(tenant.Host.Endpoints.Control, "/_sandbox/faults");
        using var rule = new StringContent("""{"kind":"ServerError","operation":"repos/get","times":9}""", Encoding.UTF8, "application/json");
        using var nonsense = new StringContent("""{"kind":"Earthquake"}""", Encoding.UTF8, "application/json");

        Assert.Equal(204, (int)(await tenant.Http.PostAsync(faults, rule)).StatusCode);
        Assert.Equal(422, (int)(await tenant.Http.PostAsync(faults, nonsense)).StatusCode);
        Assert.Equal(500, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
        Assert.Equal(204, (int)(await tenant.Http.DeleteAsync(faults)).StatusCode);
        Assert.Equal(200, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
    }

    [Fact]
    public async Task Effects_are_announced_once_performed_and_requests_audited_without_secrets()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var effects = new List<Effect>();
        tenant.Host.AfterEffect += effects.Add;

        await tenant.SendAsync("GET", "/repos/small/web");
        await tenant.SendAsync("PUT", Disable);
        await tenant.SendAsync("PUT", "/repos/small/web/actions/workflows/none.yml/disable");

        Assert.Equal(["actions/disable-workflow"], effects.Select(effect => effect.Operation));
        Assert.Equal(404, tenant.Host.Audit[^1].Status);
        Assert.Equal("installation:70", tenant.Host.Audit[^1].Identity);
        Assert.DoesNotContain("ghs_", string.Join('\n', tenant.Host.Audit), StringComparison.Ordinal);
    }

    private static async Task<string?> StateAsync(SmallTenant tenant) =>
        (await tenant.SendAsync("GET", "/repos/small/web/actions/workflows/ci.yml")).Json["state"]?.ToString();
}
