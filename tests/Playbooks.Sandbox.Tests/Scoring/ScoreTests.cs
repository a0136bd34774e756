using System.Text.Json.Nodes;
using Playbooks.Sandbox.Scoring;
using Playbooks.Sandbox.Tests.Scenarios;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.Scoring;

public class ScoreTests
{
    [Fact]
    public async Task Doing_nothing_leaves_everything_exposed_and_nothing_broken()
    {
        await using var host = await TjActionsTests.StartAsync();

        var score = host.Score();

        Assert.Contains("aws-web-deploy", score.ExposedAlive);
        Assert.Contains("npm-publish", score.ExposedAlive);
        Assert.DoesNotContain("aws-billing", score.ExposedAlive);
        Assert.DoesNotContain("wandb", score.ExposedAlive);
        Assert.Empty(score.NeedlessRotations);
        Assert.Empty(score.BrokenConsumers);
        Assert.Empty(score.LeftBehind);
        Assert.Null(score.FirstContainment);
        Assert.Equal(40, score.Total);
    }

    [Fact]
    public async Task Doing_everything_right_scores_full_marks()
    {
        await using var host = await TjActionsTests.StartAsync();
        var responder = await PerfectResponder.SignInAsync(host);
        host.MarkStart();

        await responder.HandleAsync();
        var score = host.Score();

        Assert.Empty(score.ExposedAlive);
        Assert.Empty(score.MissedPlaces);
        Assert.Empty(score.NeedlessRotations);
        Assert.Empty(score.BrokenConsumers);
        Assert.Empty(score.LeftBehind);
        Assert.Equal(100, score.Total);
    }

    [Fact]
    public async Task Containment_is_timed_from_the_start_mark_and_counts_as_left_behind_until_it_is_undone()
    {
        await using var host = await TjActionsTests.StartAsync();
        var responder = await Responder.SignInAsync(host);
        const string Workflow = "/repos/acme/checkout/actions/workflows/deploy.yml/";
        host.MarkStart();
        host.Clock.Advance(TimeSpan.FromMinutes(3));

        await responder.SendAsync("PUT", Workflow + "disable");
        var during = host.Score();
        await responder.SendAsync("PUT", Workflow + "enable");
        var after = host.Score();

        Assert.InRange(during.FirstContainment ?? TimeSpan.Zero, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
        Assert.Equal(["github/organisations/acme/repositories/checkout/workflows/.github/workflows/deploy.yml"], during.LeftBehind);
        Assert.Empty(after.LeftBehind);
        Assert.Equal(10, after.Parts.Speed);
    }

    [Fact]
    public async Task A_credential_changed_without_need_costs_precision_and_its_consumers_time()
    {
        await using var host = await TjActionsTests.StartAsync();
        var responder = await Responder.SignInAsync(host);
        host.MarkStart();

        var keys = await responder.SendAsync("GET", "/repos/acme/mirror/keys");
        await responder.SendAsync("DELETE", $"/repos/acme/mirror/keys/{keys[0]?["id"]}");
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        var score = host.Score();

        Assert.Equal(["key-mirror"], score.NeedlessRotations);
        Assert.Equal(["workflow:acme/mirror/mirror.yml"], score.BrokenConsumers);
        Assert.InRange(score.Consumers.Single(consumer => !consumer.Works).BrokenFor, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
    }

    [Fact]
    public async Task A_person_who_replaces_a_vendors_token_ends_its_exposure_everywhere()
    {
        await using var host = await TjActionsTests.StartAsync();

        Assert.True(host.RotateByHand("npm-publish"));
        Assert.False(host.RotateByHand("aws-web-deploy"));
        var score = host.Score();

        Assert.DoesNotContain("npm-publish", score.ExposedAlive);
        Assert.DoesNotContain("github:org:acme:NPM_TOKEN", score.MissedPlaces);
        Assert.Empty(score.BrokenConsumers);
    }

    [Fact]
    public async Task Two_tenants_in_the_same_situation_print_the_same_state()
    {
        await using var one = await TjActionsTests.StartAsync();
        await using var two = await TjActionsTests.StartAsync();

        one.RotateByHand("npm-publish");
        one.RotateByHand("sentry");
        two.RotateByHand("sentry");
        two.RotateByHand("npm-publish");

        Assert.Equal(one.State().ToJsonString(), two.State().ToJsonString());
    }

    [Fact]
    public async Task Services_show_their_health_and_the_score_over_the_control_port()
    {
        await using var host = await TjActionsTests.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Endpoints.Control };

        Assert.Equal(200, (int)(await http.GetAsync("/_sandbox/consumers/service%3Aartifact-sync")).StatusCode);
        Assert.Equal(404, (int)(await http.GetAsync("/_sandbox/consumers/service%3Aunheard-of")).StatusCode);
        Assert.Equal(40, JsonNode.Parse(await http.GetStringAsync("/_sandbox/score"))?["total"]?.GetValue<int>());
    }

    [Fact]
    public void Lists_of_named_objects_are_compared_by_name()
    {
        var before = JsonNode.Parse("""{"roles":[{"name":"a","trust":1},{"name":"b","trust":1}],"secrets":{"x":1}}""");
        var after = JsonNode.Parse("""{"roles":[{"name":"b","trust":2}],"secrets":{"x":2}}""");

        Assert.Equal(["roles/a", "roles/b/trust"], StateDifference.Between(before, after, []));
        Assert.Equal(["roles/a"], StateDifference.Between(before, after, ["roles/b"]));
    }
}
