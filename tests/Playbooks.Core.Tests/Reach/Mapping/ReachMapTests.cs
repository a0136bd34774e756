using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class ReachMapTests
{
    private const string Deploy = "github:repo:acme/web:DEPLOY";
    private const string Provider = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com";

    [Theory]
    [InlineData("pull_request", "github:dependabot:acme/web:DEPLOY")]
    [InlineData("push", "github:dependabot:acme/web:DEPLOY")]
    [InlineData("pull_request_target", "github:repo:acme/web:DEPLOY")]
    [InlineData("issue_comment", "github:repo:acme/web:DEPLOY")]
    public void A_run_that_Dependabot_started_gets_its_own_secrets_for_the_events_where_GitHub_says_so(string trigger, string place) => Assert.Equal(
        [place], ReachMap.Of(Web with { Jobs = [AffectedJob() with { Actor = "dependabot[bot]", Event = trigger }] }, Now).Graph.Nodes.Where(n => n.Kind == NodeKind.Secret).Select(n => n.Id));

    [Fact]
    public void A_run_of_Dependabots_is_given_what_its_own_stores_hold_and_nothing_else()
    {
        SecretInventory Of(string[] own, params OrganizationSecret[] shared) => new(ImmutableDictionary<string, ImmutableArray<string>>.Empty, [.. own], [.. shared], null);
        IEnumerable<string> Secrets(SecretInventory? dependabot, RunFiles files) => Map(Web with
        {
            Jobs = [AffectedJob() with { Actor = "dependabot[bot]" }],
            Files = files,
            Secrets = Web.Secrets.SetItem("acme/web", new(Of(["DEPLOY"]) with { Dependabot = dependabot }, IsWhole: true)),
        }).Graph.Nodes.Where(n => n.Kind == NodeKind.Secret).Select(n => n.Id);

        Assert.Equal(["github:dependabot:acme/web:DEPLOY"], Secrets(Of(["deploy", "REGISTRY"]), Web.Files));
        Assert.Equal(["github:dependabot:acme:DEPLOY"], Secrets(Of([], new OrganizationSecret("DEPLOY", "all", null)), Web.Files));
        Assert.Empty(Secrets(Of(["REGISTRY"]), Web.Files));
        Assert.Equal(["github:dependabot:acme/web:DEPLOY"], Secrets(null, Web.Files));
        Assert.Equal(["github:dependabot:acme/web:REGISTRY"], Secrets(Of(["REGISTRY"]), RunFiles.None));
        Assert.Empty(Secrets(null, RunFiles.None));
    }

    [Fact]
    public void A_secret_that_a_later_step_is_given_is_probable_and_one_that_nobody_names_is_not_there()
    {
        var map = Map(Web);

        Assert.Equal((ExposureGrade.Probable, "runner-memory"), Edge(map, Job, Deploy));
        Assert.DoesNotContain(map.Graph.Nodes, n => n.Id.EndsWith(":OTHER", StringComparison.Ordinal));
    }

    [Fact]
    public void The_payloads_trace_in_the_log_confirms_it() => Assert.Equal(
        (ExposureGrade.Confirmed, "log-trace"), Edge(Map(Web with { Traces = [new(1, 10, "memdump", 7)] }), Job, Deploy));

    [Fact]
    public void What_a_step_of_the_attackers_own_workflow_is_given_is_confirmed_without_the_artifact_in_it()
    {
        var own = Web with { Files = With(Workflow(Step("DEPLOY"), first: Using("actions", "checkout", "v4"))), Jobs = [AffectedJob(new(ExposureGrade.Confirmed, Core.Reach.Facts.AffectedJob.AttackersOwn, "the worm's"))] };

        Assert.Equal(ExposureGrade.Confirmed, Edge(Map(own), Job, Deploy).Grade);
        Assert.Equal(ExposureGrade.Possible, Edge(Map(own with { Jobs = [AffectedJob()] }), Job, Deploy).Grade);
    }

    [Theory]
    [InlineData(ExposureGrade.Probable)]
    [InlineData(ExposureGrade.Possible)]
    public void Nothing_is_surer_than_that_the_artifact_ran(ExposureGrade grade)
    {
        var map = Map(Web with { Jobs = [AffectedJob(new(grade, "evidence", "x"))] });

        Assert.Equal(grade, Edge(map, Job, Deploy).Grade);
    }

    [Fact]
    public void A_job_that_is_ruled_out_stays_with_its_reason_and_reaches_nothing()
    {
        var map = Map(Web with { Jobs = [AffectedJob(new(ExposureGrade.RuledOut, "did-not-run", "no runner took it"))], Covered = [new("acme/api", "job:acme/api/2/3", "test", "pinned-elsewhere", "pinned to a clean commit")] });

        Assert.Equal([("job:acme/api/2/3", "pinned to a clean commit"), (Job, "no runner took it")], map.Graph.Edges.Where(e => e.To.StartsWith("job:", StringComparison.Ordinal)).Select(e => (e.To, e.Finding.Reason)));
        Assert.Empty(map.Exposures);
    }

    [Fact]
    public void Without_the_file_all_that_the_repository_is_offered_is_possible_and_said_to_be_unseen()
    {
        var map = Map(Web with { Files = RunFiles.None });

        Assert.Equal((ExposureGrade.Possible, "file-not-read"), Edge(map, Job, "github:repo:acme/web:OTHER"));
        Assert.Contains(map.Unseen, u => u.What == "acme/web: .github/workflows/ci.yml");
        Assert.Contains(map.Graph.Nodes, n => n.Kind == NodeKind.Unseen);
    }

    [Fact]
    public void Where_a_store_was_not_listed_a_name_that_no_other_has_is_possible()
    {
        var facts = Web with { Secrets = Web.Secrets.SetItem("acme/web", Offered([], isWhole: false)) };

        Assert.Equal((ExposureGrade.Possible, "inventory-not-whole"), Edge(Map(facts), Job, Deploy));
    }

    [Fact]
    public void A_name_that_no_store_has_is_nothing() =>
        Assert.DoesNotContain(Map(Web with { Secrets = Web.Secrets.SetItem("acme/web", Offered([])) }).Graph.Nodes, n => n.Kind == NodeKind.Secret);

    [Fact]
    public void An_action_that_brought_the_artifact_reads_what_the_artifact_could()
    {
        var facts = Web with { Files = With(Workflow(Step("DEPLOY"), first: Using("acme", "shared", "v1"))) };

        Assert.Equal(ExposureGrade.Probable, Edge(Map(facts), Job, Deploy).Grade);
    }

    [Fact]
    public void A_job_that_came_later_to_the_machine_is_possible_by_that_rule()
    {
        var job = AffectedJob(new(ExposureGrade.Possible, "persistent-runner", "ran later on gpu-7"));
        var facts = Web with { Jobs = [job], Files = With(Workflow(Step("DEPLOY"), first: Using("actions", "checkout", "v4"))) };

        Assert.Equal((ExposureGrade.Possible, "persistent-runner"), Edge(Map(facts), Job, Deploy));
    }

    [Fact]
    public void A_fork_of_a_public_repository_is_given_no_secrets()
    {
        var facts = Web with
        {
            Jobs = [AffectedJob() with { Event = "pull_request", HeadRepository = "mallory/web" }],
            Repositories = Web.Repositories.SetItem("acme/web", new("acme/web", 5, 9, "main", "public")),
        };

        Assert.Equal((ExposureGrade.RuledOut, "fork-pull-request"), Edge(Map(facts), Job, Deploy));
        Assert.DoesNotContain(Map(facts).Exposures, e => e.Credential == Deploy);
    }

    [Fact]
    public void The_jobs_token_is_shown_with_its_end_and_never_rotated()
    {
        var map = Map(Web);

        Assert.Contains("ended with the job at 2025-03-15T15:00:00Z: nothing to rotate", Assert.Single(map.Graph.Nodes, n => n.Kind == NodeKind.Token).Detail, StringComparison.Ordinal);
        Assert.Empty(map.Set.Rotations);
    }

    [Fact]
    public void Knowing_the_id_alone_is_not_having_the_credential()
    {
        var facts = Web with { Registry = new([Credential("app", "entra_client_secret", "application=guid", $"{Deploy} client_id", "github:repo:acme/web:OTHER secret")], []) };

        Assert.Empty(Map(facts).Exposures.Where(e => e.Kind != "github-token"));
    }

    [Fact]
    public void A_secret_that_nobody_registered_is_a_task_for_people() =>
        Assert.Equal([(Deploy, "owner of acme/web")], Map(Web).Set.Tasks.Select(t => (t.Subject, t.Who)));

    [Fact]
    public void A_key_leads_to_what_its_user_may_read_and_from_there_on_until_nothing_is_new()
    {
        var facts = Web with
        {
            Accounts = [new("1", [User("ci", Allows("secretsmanager:*", "arn:one"), Key("K1")), User("app", Allows("secretsmanager:GetSecretValue", "arn:t*"), Key("K2"))], [], [], [Store("one"), Store("two"), Store("three"), Store("four")])],
            Registry = new(
            [
                Credential("ci", "aws_access_key", "account=1 user=ci", $"{Deploy} secret"),
                Credential("app", "aws_access_key", "account=1 user=app", "aws:secret:1:eu:one#secret secret"),
            ], []),
        };

        var map = Map(facts);

        Assert.Equal(["app", "aws:secret:1:eu:three", "aws:secret:1:eu:two", "ci"], map.Exposures.Where(e => e.Kind != "github-token").Select(e => e.Credential).Order(StringComparer.Ordinal));
        Assert.Equal([Job], map.Exposures.Single(e => e.Credential == "aws:secret:1:eu:two").Jobs.ToArray());
    }

    [Fact]
    public void Two_keys_that_read_each_others_store_end_the_search()
    {
        var facts = Web with
        {
            Accounts = [new("1", [User("a", Allows("*", "*"), Key("K1")), User("b", Allows("*", "*"), Key("K2"))], [], [], [Store("a"), Store("b")])],
            Registry = new(
            [
                Credential("a", "aws_access_key", "account=1 user=a", $"{Deploy} secret", "aws:secret:1:eu:a#x secret"),
                Credential("b", "aws_access_key", "account=1 user=b", "aws:secret:1:eu:b#x secret"),
            ], []),
        };

        Assert.Equal(["a", "b"], Map(facts).Set.Rotations.Select(r => r.Credential));
    }

    [Theory]
    [InlineData("repo:acme/web:*", ExposureGrade.Probable)]
    [InlineData("repo:acme/web:environment:*", ExposureGrade.RuledOut)]
    [InlineData("repo:other/*", ExposureGrade.RuledOut)]
    public void A_role_that_trusts_the_jobs_subject_is_in_reach(string subject, ExposureGrade grade)
    {
        var trust = $$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "{{Provider}}"}, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}, "StringLike": {"token.actions.githubusercontent.com:sub": "{{subject}}"} } }]}
            """;
        var role = new AwsIdentity("1", "role", "deploy", "arn:aws:iam::1:role/deploy", [], trust, []);
        var facts = Web with
        {
            Files = With(Workflow(Step("DEPLOY"), Permission("id-token", "write"))),
            Accounts = [new("1", [], [role], [new OidcProvider(Provider, "https://token.actions.githubusercontent.com", ["sts.amazonaws.com"])], [])],
        };

        var found = Map(facts).Roles.SingleOrDefault()?.Finding.Grade ?? ExposureGrade.RuledOut;
        var withoutToken = Map(facts with { Files = Web.Files }).Roles;

        Assert.Equal(grade, found);
        Assert.Empty(withoutToken);
    }

    [Theory]
    [InlineData("*", "*", "administers the account")]
    [InlineData("iam:*", "*", "administers the account")]
    [InlineData("s3:*", "*", "")]
    [InlineData("*", "arn:aws:s3:::web", "")]
    public void An_identity_that_may_give_itself_every_right_is_a_crown_jewel(string action, string resource, string jewel)
    {
        var facts = Web with
        {
            Accounts = [new("1", [User("ci", Allows(action, resource), Key("K1"))], [], [], [])],
            Registry = new([Credential("ci", "aws_access_key", "account=1 user=ci", $"{Deploy} secret")], []),
        };

        Assert.Equal(jewel, Map(facts).Graph.Nodes.Single(n => n.Id == "credential:ci").Jewel);
        Assert.Equal(jewel.Length > 0, PlainJson.Write(Map(facts).ToValue()).Contains("\"jewel\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_credential_that_its_owners_marked_is_a_crown_jewel()
    {
        var facts = Web with { Registry = new([Credential("npm", "external", "issuer=npmjs.com", $"{Deploy} value") with { IsCrownJewel = true }], []) };

        Assert.Equal("marked in the registry", Map(facts).Graph.Nodes.Single(n => n.Id == "credential:npm").Jewel);
    }

    [Fact]
    public void An_application_that_takes_the_jobs_tokens_is_in_reach_and_another_is_not()
    {
        Value Federated(string name, string subject) => Value.MapOf(
            ("name", Value.Of(name)), ("issuer", Value.Of("https://token.actions.githubusercontent.com")), ("subject", Value.Of(subject)), ("audiences", Value.ListOf(["api://AzureADTokenExchange"])));
        var facts = Web with
        {
            Files = With(Workflow(Step("DEPLOY"), Permission("id-token", "write"))),
            Applications = [new("dir", "obj", "app", "release", [], [Federated("main", "repo:acme/web:ref:refs/heads/main"), Federated("other", "repo:acme/api:ref:refs/heads/main")])],
        };

        Assert.Equal([("obj", "main", ExposureGrade.Probable)], Map(facts).Applications.Select(a => (a.Application, a.Credential, a.Finding.Grade)));
    }

    [Fact]
    public void Equal_facts_give_an_equal_map() => Assert.Equal(PlainJson.Write(Map(Web).ToValue()), PlainJson.Write(Map(Web).ToValue()));

    private static ReachMap Map(ReachFacts facts) => ReachMap.Of(facts, Now);

    private static (ExposureGrade Grade, string Rule) Edge(ReachMap map, string from, string to) =>
        map.Graph.Edges.Single(e => e.From == from && e.To == to).Finding is var finding ? (finding.Grade, finding.Rule) : default;
}
