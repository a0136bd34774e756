using System.Text.Json.Nodes;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Scenarios;

/// <summary>What holds of every drilled scenario: the map against its truth, and the score.</summary>
public abstract class ScenarioDrillTests(DrilledScenario drilled)
{
    private static readonly string[] Sure = ["confirmed", "probable"];

    [Fact]
    public void The_drill_ends_and_leaves_nothing_stolen_alive_nothing_broken_and_nothing_contained()
    {
        Assert.True(drilled.Code == ExitCode.Ok, drilled.Error);
        var score = drilled.Result.Get("score") ?? Value.Nothing;
        foreach (var list in new[] { "exposedAlive", "missedPlaces", "needlessRotations", "brokenConsumers", "leftBehind" })
        {
            Assert.Empty(score.Get(list)?.Items ?? [Value.Nothing]);
        }

        Assert.Equal(Value.True, drilled.Result.Get("resolved"));
        Assert.InRange((score.Get("total") as Value.Int)?.Number ?? 0, 97, 100);
    }

    [Fact]
    public void Every_affected_job_is_found_and_no_other_is_surely_named()
    {
        var found = Nodes("job", Sure).ToHashSet();

        Assert.Empty(Jobs(Sure).Select(NodeOf).Except(found));
        Assert.Empty(found.Except(Jobs("confirmed", "probable", "possible").Select(NodeOf)));
    }

    [Fact]
    public void Every_secret_of_every_job_is_found_and_no_other_is_surely_named()
    {
        var truth = (from job in Jobs("confirmed", "probable", "possible")
                     from secret in Objects(job, "secrets")
                     select (Edge: $"{NodeOf(job)} -> {secret["place"]}", Grade: $"{secret["grade"]}")).ToList();
        var found = Edges(Sure).Select(e => $"{e.GetText("from")} -> {e.GetText("to")}").Where(e => e.Contains("-> github:", StringComparison.Ordinal)).ToList();

        Assert.Empty(truth.Where(t => Sure.Contains(t.Grade)).Select(t => t.Edge).Except(found));
        Assert.Empty(found.Except(truth.Select(t => t.Edge)));
    }

    [Fact]
    public void Every_exposed_credential_is_found_and_what_is_possible_without_need_has_a_rule_that_says_why()
    {
        var found = drilled.Maps.SelectMany(map => map.Get("exposures")?.Items ?? []).ToList();
        var sure = found.Where(e => Sure.Contains(e.GetText("grade"))).Select(e => e.GetText("credential") ?? "").ToHashSet();
        // A place or a job's token has a colon in its name, a registered credential none.
        var needless = found.Where(e => !(e.GetText("credential") ?? "").Contains(':', StringComparison.Ordinal) && !Sure.Append("possible").SelectMany(TruthOf).Contains(e.GetText("credential"))).ToList();

        Assert.Empty(Sure.SelectMany(TruthOf).Where(IsRegistered).Except(sure));
        Assert.DoesNotContain(needless, e => Sure.Contains(e.GetText("grade")));
        Assert.All(needless, e => Assert.False(string.IsNullOrEmpty(e.GetText("rule")) || string.IsNullOrEmpty(e.GetText("why"))));
        Assert.All(Edges("confirmed", "probable", "possible"), e => Assert.False(string.IsNullOrEmpty(e.GetText("rule")) || string.IsNullOrEmpty(e.GetText("why"))));
    }

    [Fact]
    public void Roles_and_applications_are_those_of_the_truth() => Assert.Equal(
        (drilled.Truth["identities"] as JsonArray ?? []).Select(i => $"{i}".Split('/')[^1]).Order(StringComparer.Ordinal),
        drilled.Maps.SelectMany(map => Items(map, "roles").Select(r => r.GetText("role") ?? "").Concat(Items(map, "applications").Select(a => a.GetText("name") ?? "")))
            .Distinct().Order(StringComparer.Ordinal));

    /// <summary>Repositories that were made private.</summary>
    protected IEnumerable<string> Hidden => Journal.Where(e => e.GetText("event") == "step.expanded" && e.Get("data")?.GetText("step") == "hide")
        .SelectMany(e => e.Get("data")?.Get("calls")?.Items ?? []).Select(c => c.Get("arguments")?.GetText("repository")?.Split('/')[1] ?? "").Order(StringComparer.Ordinal);

    /// <summary>What people were asked to replace.</summary>
    protected IEnumerable<string> Rotated => drilled.Maps.SelectMany(map => Items(map, "rotations")).Select(r => r.GetText("credential") ?? "");

    protected IEnumerable<string> Tasks => drilled.Maps.SelectMany(map => Items(map, "tasks")).Select(t => t.GetText("subject") ?? "");

    protected IEnumerable<Value> Journal => drilled.Journals.SelectMany(lines => lines);

    protected IEnumerable<Value> Edges(params string[] grades) => drilled.Maps.SelectMany(map => map.Get("graph")?.Get("edges")?.Items ?? []).Where(e => grades.Contains(e.GetText("grade")));

    private IEnumerable<string> Nodes(string kind, params string[] grades) => drilled.Maps.SelectMany(map => map.Get("graph")?.Get("nodes")?.Items ?? [])
        .Where(n => n.GetText("kind") == kind && grades.Contains(n.GetText("grade"))).Select(n => n.GetText("id") ?? "");

    private IEnumerable<string> TruthOf(string grade) => (drilled.Truth["credentials"]?[grade] as JsonArray ?? []).Select(id => $"{id}");

    private bool IsRegistered(string credential) => !(drilled.Truth["credentials"]?["unregistered"] as JsonArray ?? []).Select(id => $"{id}").Contains(credential);

    private IEnumerable<JsonObject> Jobs(params string[] grades) => Objects(drilled.Truth, "jobs").Where(job => grades.Contains($"{job["grade"]}"));

    private static IEnumerable<Value> Items(Value map, string name) => map.Get(name)?.Items ?? [];

    private static IEnumerable<JsonObject> Objects(JsonObject item, string name) => (item[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string NodeOf(JsonObject job) => $"job:{job["repository"]}/{job["run_id"]}/{job["job_id"]}";
}
