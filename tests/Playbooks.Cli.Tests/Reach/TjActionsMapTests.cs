using System.Text.Json.Nodes;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Reach;

public class TjActionsMapTests(MappedIncident incident) : IClassFixture<MappedIncident>
{
    private static readonly string[] Sure = ["confirmed", "probable"];

    [Fact]
    public void Every_affected_job_is_found() =>
        Assert.Empty(TruthJobs(Sure).Select(NodeOf).Except(Nodes("job", "confirmed", "probable")));

    [Fact]
    public void No_job_of_an_unaffected_repository_is_named() => Assert.DoesNotContain(
        Nodes("job", "confirmed", "probable", "possible"), id => Objects("unaffected").Any(u => id.StartsWith($"job:{u["repository"]}/", StringComparison.Ordinal)));

    [Fact]
    public void No_job_is_named_that_is_not_affected() =>
        Assert.Empty(Nodes("job", "confirmed", "probable", "possible").Except(TruthJobs("confirmed", "probable", "possible").Select(NodeOf)));

    [Fact]
    public void Every_secret_is_found_for_every_job()
    {
        var expected = from job in TruthJobs("confirmed", "probable", "possible")
                       from secret in (job["secrets"] as JsonArray ?? []).OfType<JsonObject>()
                       where Sure.Contains(Text(secret, "grade"))
                       select $"{NodeOf(job)} -> {Text(secret, "place")}";

        Assert.Empty(expected.Except(Edges("confirmed", "probable")));
    }

    [Fact]
    public void No_secret_is_surely_reached_that_is_not()
    {
        var truth = from job in TruthJobs("confirmed", "probable", "possible")
                    from secret in (job["secrets"] as JsonArray ?? []).OfType<JsonObject>()
                    select $"{NodeOf(job)} -> {Text(secret, "place")}";

        Assert.Empty(Edges("confirmed", "probable", "possible").Where(e => e.Contains("-> github:", StringComparison.Ordinal)).Except(truth));
    }

    [Fact]
    public void Every_identity_is_found_for_every_job()
    {
        var expected = from job in TruthJobs(Sure)
                       from identity in (job["identities"] as JsonArray ?? []).OfType<JsonObject>()
                       select $"{NodeOf(job)} -> {Text(identity, "identity").Split('/')[^1]}";
        var found = Edges("confirmed", "probable").Select(e => e.Split(" -> ")).Select(e => $"{e[0]} -> {LabelOf(e[1])}").ToList();

        Assert.Empty(expected.Except(found));
    }

    [Fact]
    public void Roles_and_applications_are_those_of_the_truth() => Assert.Equal(
        (incident.Truth["identities"] as JsonArray ?? []).Select(i => $"{i}".Split('/')[^1]).Order(StringComparer.Ordinal),
        Items("roles").Select(r => r.GetText("role") ?? "").Concat(Items("applications").Select(a => a.GetText("name") ?? "")).Order(StringComparer.Ordinal));

    [Fact]
    public void The_role_that_trusts_every_subject_is_meant_for_the_workflow_that_the_registry_knows()
    {
        var broad = Assert.Single(Items("roles"), r => r.Get("broad") == Value.True);

        Assert.Equal("gha-legacy", broad.GetText("role"));
        Assert.Equal(["repo:acme/legacy-app:ref:refs/heads/main"], (broad.Get("subjects")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content));
    }

    [Fact]
    public void Rotations_are_those_of_the_exposed_credentials_with_an_interface()
    {
        string[] exposed =
        [
            "aws-artifacts", "aws-backup", "aws-cron", "aws-data-export", "aws-modules", "aws-terraform", "aws-web-deploy",
            "entra-graph-sync", "entra-web-portal", "key-docs", "key-release-bot",
        ];

        Assert.Equal(exposed, Items("rotations").Select(r => r.GetText("credential") ?? "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void People_are_asked_for_what_has_no_interface_or_is_not_registered()
    {
        string[] asked =
        [
            "npm-publish", "sentry", "slack-notifier", "github:repo:acme/api-gateway:DOCKERHUB_TOKEN", "github:repo:acme/ml-training:WANDB_API_KEY",
            "github:repo:acme/notifier:TEAMS_TOKEN", "github:repo:acme/sdk-python:PYPI_TOKEN", "aws:secret:111122223333:us-east-1:prod/database",
        ];

        Assert.Equal(asked.Order(StringComparer.Ordinal), Items("tasks").Select(t => t.GetText("subject") ?? "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void New_values_in_a_store_wait_for_every_old_access_that_may_read_it()
    {
        var terraform = Rotation("aws-terraform").GetText("key");

        Assert.Equal(
            [$"aws:111122223333/access-key/{terraform}", "aws:111122223333/role/gha-platform/sessions", "aws:111122223333/role/gha-platform/trust"],
            Rotation("aws-artifacts").Get("readers")?.Items.Select(r => ((Value.Text)r).Content) ?? []);
        Assert.Empty(Rotation("aws-terraform").Get("readers")?.Items ?? []);
    }

    [Fact]
    public void An_inactive_key_that_takes_the_place_of_a_new_one_is_named() =>
        Assert.Equal(["terraform"], Items("spares").Select(s => s.GetText("user") ?? ""));

    [Fact]
    public void Privilege_beyond_a_registered_purpose_is_told_and_so_is_silence()
    {
        var purposes = Items("purposes").ToLookup(p => p.GetText("rule"));

        Assert.Equal(
            ["Directory.Read.All, owner of reporting", "secretsmanager:GetSecretValue, sts:AssumeRole"],
            purposes["more-than-intended"].Select(p => string.Join(", ", (p.Get("excess")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content))).Order(StringComparer.Ordinal));
        Assert.Contains("aws:111122223333/role/gha-legacy", purposes["no-registered-purpose"].Select(p => p.GetText("identity")));
        Assert.DoesNotContain("aws:111122223333/user/gha-web-deploy", Items("purposes").Select(p => p.GetText("identity")));
    }

    [Fact]
    public void What_applications_own_and_administer_is_among_what_they_could_become() => Assert.Equal(
        ["may-mint Cloud Application Administrator", "owner owner of reporting"],
        Items("escalations").Where(e => e.GetText("rule") is "owner" or "may-mint" && e.GetText("source") == "entra.read-applications").Select(e => $"{e.GetText("rule")} {e.GetText("right")}").Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_but_logs_is_unseen_in_a_tenant_that_was_read_whole() =>
        Assert.All(Items("unseen"), u => Assert.Contains("have no log", u.GetText("why"), StringComparison.Ordinal));

    [Fact]
    public void Every_edge_has_a_rule() =>
        Assert.DoesNotContain(incident.Map.Get("graph")?.Get("edges")?.Items ?? [], e => string.IsNullOrEmpty(e.GetText("rule")) || string.IsNullOrEmpty(e.GetText("why")));

    private Value Rotation(string credential) => Items("rotations").Single(r => r.GetText("credential") == credential);

    private IEnumerable<Value> Items(string name) => incident.Map.Get(name)?.Items ?? [];

    private IEnumerable<string> Nodes(string kind, params string[] grades) => (incident.Map.Get("graph")?.Get("nodes")?.Items ?? [])
        .Where(n => n.GetText("kind") == kind && grades.Contains(n.GetText("grade"))).Select(n => n.GetText("id") ?? "");

    private IEnumerable<string> Edges(params string[] grades) => (incident.Map.Get("graph")?.Get("edges")?.Items ?? [])
        .Where(e => e.GetText("from")?.StartsWith("job:", StringComparison.Ordinal) == true && grades.Contains(e.GetText("grade")))
        .Select(e => $"{e.GetText("from")} -> {e.GetText("to")}");

    private string LabelOf(string node) =>
        (incident.Map.Get("graph")?.Get("nodes")?.Items ?? []).First(n => n.GetText("id") == node).GetText("label")?.Split(" (")[0] ?? "";

    private IEnumerable<JsonObject> Objects(string name) => (incident.Truth[name] as JsonArray ?? []).OfType<JsonObject>();

    private IEnumerable<JsonObject> TruthJobs(params string[] grades) => Objects("jobs").Where(j => grades.Contains(Text(j, "grade")));

    private static string NodeOf(JsonObject job) => $"job:{job["repository"]}/{job["run_id"]}/{job["job_id"]}";

    private static string Text(JsonObject item, string name) => $"{item[name]}";
}
