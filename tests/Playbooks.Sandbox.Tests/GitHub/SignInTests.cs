using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.GitHub;

public class SignInTests
{
    [Fact]
    public async Task The_apps_own_jwt_is_accepted()
    {
        await using var tenant = await SmallTenant.StartAsync();

        var (status, app, _) = await tenant.SendAsync("GET", "/app", bearer: tenant.Jwt());

        Assert.Equal(200, status);
        Assert.Equal("responder", app["slug"]?.ToString());
    }

    [Theory]
    [InlineData(-10, 700, 7, "too far in the future")]
    [InlineData(-1000, 500, 7, "Expiration time")]
    [InlineData(300, 500, 7, "Issued at")]
    [InlineData(-10, 500, 8, "Issuer")]
    public async Task A_jwt_that_is_untimely_or_of_another_app_is_refused_in_githubs_words(int issued, int life, long app, string words)
    {
        await using var tenant = await SmallTenant.StartAsync();

        var (status, error, _) = await tenant.SendAsync("GET", "/app", bearer: tenant.Jwt(TimeSpan.FromSeconds(issued), TimeSpan.FromSeconds(life), app));

        Assert.Equal(401, status);
        Assert.Contains(words, error["message"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jwt_with_a_changed_signature_is_refused()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var jwt = tenant.Jwt();
        var changed = jwt[..^8] + (jwt.EndsWith("AAAAAAAA", StringComparison.Ordinal) ? "BBBBBBBB" : "AAAAAAAA");

        Assert.Equal(401, (await tenant.SendAsync("GET", "/app", bearer: changed)).Status);
    }

    [Fact]
    public async Task An_installation_token_dies_after_an_hour_and_when_it_is_revoked()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var second = await tenant.TokenAsync("{}");

        Assert.Equal(204, (await tenant.SendAsync("DELETE", "/installation/token", bearer: second)).Status);
        Assert.Equal(401, (await tenant.SendAsync("GET", "/repos/small/web", bearer: second)).Status);
        Assert.Equal(200, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
        tenant.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
    }

    [Fact]
    public async Task A_token_without_the_permission_is_told_which_one_is_missing()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var token = await tenant.TokenAsync("""{"permissions":{"actions":"read"}}""");

        var (status, error, raw) = await tenant.SendAsync("PUT", "/repos/small/web/actions/workflows/ci.yml/disable", bearer: token);

        Assert.Equal(403, status);
        Assert.Equal("Resource not accessible by integration", error["message"]?.ToString());
        Assert.Equal("actions=write", raw.Headers.GetValues("X-Accepted-GitHub-Permissions").Single());
    }

    [Fact]
    public async Task Permissions_that_the_app_does_not_hold_cannot_be_asked_for()
    {
        await using var tenant = await SmallTenant.StartAsync();

        var (status, _, _) = await tenant.SendAsync("POST", "/app/installations/70/access_tokens", """{"permissions":{"issues":"write"}}""", tenant.Jwt());

        Assert.Equal(422, status);
    }

    [Fact]
    public async Task What_a_token_may_not_see_does_not_exist()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var token = await tenant.TokenAsync("""{"repositories":["api"]}""");
        using var stranger = SmallTenant.Client(tenant.Host);

        Assert.Equal(200, (await tenant.SendAsync("GET", "/repos/small/api", bearer: token)).Status);
        Assert.Equal(404, (await tenant.SendAsync("GET", "/repos/small/web", bearer: token)).Status);
        Assert.Equal(404, (await tenant.SendAsync("GET", "/repos/small/absent")).Status);
        Assert.Equal(404, (int)(await stranger.GetAsync("/repos/small/web")).StatusCode);
        Assert.Equal(401, (await tenant.SendAsync("GET", "/repos/small/web", bearer: "nonsense")).Status);
    }

    [Fact]
    public async Task A_request_without_a_user_agent_or_for_an_unknown_version_is_refused()
    {
        await using var tenant = await SmallTenant.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/repos/small/web") { Headers = { { "X-GitHub-Api-Version", "2019-01-01" } } };

        Assert.Equal(410, (int)(await tenant.Http.SendAsync(request)).StatusCode);
        tenant.Http.DefaultRequestHeaders.UserAgent.Clear();
        Assert.Equal(403, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
    }

    [Fact]
    public async Task The_secondary_limit_says_how_long_to_wait_and_lets_pass_after_that()
    {
        await using var tenant = await SmallTenant.StartAsync(new() { PointsPerMinute = 6 });
        const string Disable = "/repos/small/web/actions/workflows/ci.yml/disable";

        Assert.Equal(204, (await tenant.SendAsync("PUT", Disable)).Status);
        var (status, _, raw) = await tenant.SendAsync("PUT", Disable);
        Assert.Equal(403, status);
        tenant.Host.Clock.Advance(raw.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);
        Assert.Equal(204, (await tenant.SendAsync("PUT", Disable)).Status);
    }

    [Fact]
    public async Task The_primary_rate_limit_is_counted_down_and_refuses_at_its_end()
    {
        await using var tenant = await SmallTenant.StartAsync(new() { RequestsPerHour = 2 });

        var (_, _, first) = await tenant.SendAsync("GET", "/repos/small/web");
        await tenant.SendAsync("GET", "/repos/small/web");
        var (status, _, third) = await tenant.SendAsync("GET", "/repos/small/web");

        Assert.Equal("1", first.Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal(403, status);
        Assert.Equal("0", third.Headers.GetValues("x-ratelimit-remaining").Single());
        tenant.Host.Clock.Advance(TimeSpan.FromHours(0.9));
        Assert.Equal(403, (await tenant.SendAsync("GET", "/repos/small/web")).Status);
    }
}
