using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class LeakMapTests
{
    [Fact]
    public void The_key_that_was_found_is_replaced_even_where_another_was_used_later()
    {
        var map = ReachMap.Of(Leaked("AKIAOLD") with { Accounts = [Account(Key("AKIAOLD"), Key("AKIANEW") with { LastUsed = Now })] }, Now);

        Assert.Equal("AKIAOLD", Assert.Single(map.Set.Rotations).Key);
        Assert.Equal("AKIANEW", Assert.Single(map.Set.Tasks).Subject);
    }

    [Fact]
    public void It_leads_on_to_what_its_user_may_read()
    {
        var map = ReachMap.Of(Leaked("AKIAOLD") with { Accounts = [Account(Key("AKIAOLD")) with { Stores = [Store("db")] }] }, Now);

        Assert.Equal((ExposureGrade.Confirmed, "exposed"), Edge(map, "leak:AKIAOLD", "credential:deploy"));
        Assert.Equal((ExposureGrade.Probable, "may-read"), Edge(map, "credential:deploy", "aws:secret:1:eu:db"));
    }

    [Fact]
    public void A_secret_of_an_application_is_known_by_its_key_id()
    {
        var facts = Leaked("0a1b") with
        {
            Registry = new([Credential("mailer", "entra_client_secret", "application=c1 tenant=t", "github:repo:acme/web:MAIL secret")], []),
            Applications = [new("t", "o1", "c1", "mailer", [new("ffff", Now.AddDays(-1), null), new("0A1B", Now.AddDays(-9), null)], [])],
        };

        Assert.Equal("0A1B", Assert.Single(ReachMap.Of(facts, Now).Set.Rotations).Key);
    }

    [Fact]
    public void A_place_that_nobody_registered_is_a_task_for_its_owner() =>
        Assert.Equal("github:repo:acme/web:DEPLOY", Assert.Single(ReachMap.Of(Leaked("github:repo:acme/web:DEPLOY"), Now).Set.Tasks).Subject);

    [Fact]
    public void A_key_that_the_registry_does_not_know_leads_to_its_user_and_says_that_its_copies_are_unknown()
    {
        var map = ReachMap.Of(Leaked("AKIAOLD") with { Registry = new([], []), Accounts = [Account(Key("AKIAOLD")) with { Stores = [Store("db")] }] }, Now);

        Assert.Equal((ExposureGrade.Confirmed, "exposed"), Edge(map, "leak:AKIAOLD", "aws:1/user/ci"));
        Assert.Contains(map.Exposures, e => e.Credential == "aws:secret:1:eu:db");
        Assert.Contains(map.Set.Tasks, t => t.Subject == "AKIAOLD");
        Assert.Equal("access key AKIAOLD of user ci", Assert.Single(map.Unseen).What);
    }

    [Fact]
    public void What_nobody_knows_is_a_node_of_its_own_and_not_silence()
    {
        var map = ReachMap.Of(Leaked("AKIAFOREIGN"), Now);

        Assert.Equal("AKIAFOREIGN", Assert.Single(map.Unseen).What);
        Assert.Contains(map.Graph.Nodes, n => n.Kind == NodeKind.Unseen);
    }

    private static ReachFacts Leaked(string named) => new()
    {
        Artifact = "",
        Leaks = [new(named, "a public gist", Now)],
        Registry = new([Credential("deploy", "aws_access_key", "account=1 user=ci", "github:repo:acme/web:KEY secret")], []),
    };

    private static AwsAccountFacts Account(params AwsKeyFacts[] keys) => new("1", [User("ci", Allows("secretsmanager:GetSecretValue", "*"), keys)], [], [], []);

    private static (ExposureGrade Grade, string Rule) Edge(ReachMap map, string from, string to) =>
        map.Graph.Edges.Single(e => e.From == from && e.To == to).Finding is var finding ? (finding.Grade, finding.Rule) : default;
}
