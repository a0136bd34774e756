using System.Globalization;
using System.Text;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.GitHub;

public class RunTests
{
    [Fact]
    public async Task Runs_are_found_by_when_they_were_created_and_paged_with_links()
    {
        await using var tenant = await SmallTenant.StartAsync();

        var (_, inside, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?created=2025-03-14T16:00:00Z..2025-03-15T22:00:00Z");
        var (_, page, raw) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?per_page=1");

        Assert.Equal(1, inside["total_count"]?.GetValue<int>());
        Assert.Equal(2, page["total_count"]?.GetValue<int>());
        var next = raw.Headers.GetValues("Link").Single().Split(';')[0].Trim('<', '>');
        var (_, last, _) = await tenant.SendAsync("GET", next);
        Assert.Equal(inside["workflow_runs"]?[0]?["id"]?.ToString(), last["workflow_runs"]?[0]?["id"]?.ToString());
    }

    [Fact]
    public async Task The_workflow_is_read_as_it_was_at_the_runs_commit()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var (_, runs, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?created=<2025-03-15");
        var sha = runs["workflow_runs"]?[0]?["head_sha"]?.ToString();

        var (_, file, _) = await tenant.SendAsync("GET", $"/repos/small/web/contents/.github/workflows/ci.yml?ref={sha}");
        var (_, tag, _) = await tenant.SendAsync("GET", "/repos/small/web/git/ref/tags/v1");

        Assert.Contains("old", Text(file["content"]?.ToString()), StringComparison.Ordinal);
        Assert.Equal(sha, tag["object"]?["sha"]?.ToString());
    }

    [Fact]
    public async Task Earlier_attempts_are_listed_only_when_asked_for()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var run = await OldRunAsync(tenant);

        var (_, latest, _) = await tenant.SendAsync("GET", run + "/jobs");
        var (_, all, _) = await tenant.SendAsync("GET", run + "/jobs?filter=all");
        var (_, first, _) = await tenant.SendAsync("GET", run + "/attempts/1/jobs");

        Assert.Equal(1, latest["total_count"]?.GetValue<int>());
        Assert.Equal(2, all["total_count"]?.GetValue<int>());
        Assert.Equal("failure", first["jobs"]?[0]?["conclusion"]?.ToString());
    }

    [Fact]
    public async Task The_log_of_an_affected_job_prints_its_secret_encoded_twice_behind_a_link_that_expires()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var (_, jobs, _) = await tenant.SendAsync("GET", await OldRunAsync(tenant) + "/attempts/1/jobs");

        var (status, _, raw) = await tenant.SendAsync("GET", $"/repos/small/web/actions/jobs/{jobs["jobs"]?[0]?["id"]}/logs");
        var log = await tenant.Http.GetStringAsync(raw.Headers.Location);

        Assert.Equal(302, status);
        var printed = log.Split('\n').Select(line => line.Split(' ', 2)[^1]).Single(line => line.Length > 40 && !line.Contains(' ', StringComparison.Ordinal));
        Assert.Contains(tenant.Host.Tenant.Context.Mint.Value("npm_token", "web"), Text(Text(printed)), StringComparison.Ordinal);
        tenant.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(403, (int)(await tenant.Http.GetAsync(raw.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task A_finished_run_cannot_be_cancelled_and_a_stubborn_one_only_by_force()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var (_, runs, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?status=in_progress");
        var running = $"/repos/small/web/actions/runs/{runs["workflow_runs"]?[0]?["id"]}";

        Assert.Equal(409, (await tenant.SendAsync("POST", await OldRunAsync(tenant) + "/cancel")).Status);
        Assert.Equal(202, (await tenant.SendAsync("POST", running + "/cancel")).Status);
        Assert.Equal("in_progress", (await tenant.SendAsync("GET", running)).Json["status"]?.ToString());
        Assert.Equal(202, (await tenant.SendAsync("POST", running + "/force-cancel")).Status);
        Assert.Equal("cancelled", (await tenant.SendAsync("GET", running)).Json["conclusion"]?.ToString());
    }

    [Fact]
    public async Task A_dispatched_run_succeeds_only_while_the_credential_it_uses_works()
    {
        await using var tenant = await SmallTenant.StartAsync();

        Assert.Equal("success", await ConclusionAsync(tenant));
        var (_, keys, _) = await tenant.SendAsync("GET", "/repos/small/web/keys");
        Assert.Equal(204, (await tenant.SendAsync("DELETE", $"/repos/small/web/keys/{keys[0]?["id"]}")).Status);
        Assert.Equal("failure", await ConclusionAsync(tenant));
    }

    [Fact]
    public async Task A_run_that_takes_a_while_holds_the_value_it_was_queued_with_and_can_be_cancelled()
    {
        await using var tenant = await SmallTenant.StartAsync(new() { RunDuration = TimeSpan.FromMinutes(2) });
        var first = await StartRunAsync(tenant);
        var second = await StartRunAsync(tenant);

        Assert.Equal("in_progress", (await tenant.SendAsync("GET", first)).Json["status"]?.ToString());
        Assert.Equal(202, (await tenant.SendAsync("POST", second + "/cancel")).Status);
        Assert.Equal(204, (await tenant.SendAsync("DELETE", "/repos/small/web/actions/secrets/DEPLOY_KEY")).Status);
        tenant.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("success", (await tenant.SendAsync("GET", first)).Json["conclusion"]?.ToString());
        Assert.Equal("cancelled", (await tenant.SendAsync("GET", second)).Json["conclusion"]?.ToString());
    }

    [Theory]
    [InlineData("2025-03-14", "2025-03-14T23:59:59Z", true)]
    [InlineData("2025-03-14", "2025-03-15T00:00:00Z", false)]
    [InlineData("2025-03-14T16:00:00Z..2025-03-14T17:00:00Z", "2025-03-14T17:00:00Z", true)]
    [InlineData(">2025-03-14T16:00:00Z", "2025-03-14T16:00:00Z", false)]
    [InlineData(">=2025-03-14T16:00:00Z", "2025-03-14T16:00:00Z", true)]
    [InlineData("<2025-03-14T16:00:00Z", "2025-03-14T16:00:00Z", false)]
    [InlineData("*..2025-03-14T16:00:00Z", "2020-01-01T00:00:00Z", true)]
    public void Created_filters_include_their_ends(string filter, string time, bool inside) =>
        Assert.Equal(inside, CreatedRange.Parse(filter)?.Contains(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task A_disabled_workflow_an_unknown_ref_and_a_missing_trigger_refuse_a_dispatch()
    {
        await using var tenant = await SmallTenant.StartAsync();
        const string Dispatches = "/repos/small/web/actions/workflows/ci.yml/dispatches";

        Assert.Equal(422, (await tenant.SendAsync("POST", Dispatches, """{"ref":"absent"}""")).Status);
        Assert.Equal(422, (await tenant.SendAsync("POST", Dispatches, """{"ref":"v1"}""")).Status);
        Assert.Equal(204, (await tenant.SendAsync("PUT", "/repos/small/web/actions/workflows/ci.yml/disable")).Status);
        Assert.Equal(422, (await tenant.SendAsync("POST", Dispatches, """{"ref":"main"}""")).Status);
        Assert.Equal(204, (await tenant.SendAsync("PUT", "/repos/small/web/actions/workflows/ci.yml/enable")).Status);
        Assert.Equal(204, (await tenant.SendAsync("POST", Dispatches, """{"ref":"main"}""")).Status);
    }

    private static async Task<string?> ConclusionAsync(SmallTenant tenant) =>
        (await tenant.SendAsync("GET", await StartRunAsync(tenant))).Json["conclusion"]?.ToString();

    private static async Task<string> StartRunAsync(SmallTenant tenant)
    {
        var (status, started, _) = await tenant.SendAsync("POST", "/repos/small/web/actions/workflows/ci.yml/dispatches", """{"ref":"main","return_run_details":true}""");
        Assert.Equal(200, status);
        return $"/repos/small/web/actions/runs/{started["workflow_run_id"]}";
    }

    private static async Task<string> OldRunAsync(SmallTenant tenant)
    {
        var (_, runs, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?created=<2025-03-15");
        return $"/repos/small/web/actions/runs/{runs["workflow_runs"]?[0]?["id"]}";
    }

    private static string Text(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));
}
