using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Rotations;

public class RotationTests
{
    private const string Deploy = "github:repo:acme/web:DEPLOY";

    [Fact]
    public void The_key_that_was_used_last_is_replaced_the_other_active_one_is_asked_about_and_an_inactive_one_makes_room()
    {
        var used = Key("K2") with { LastUsed = Now };
        var set = Set(WithUser(Key("K1"), used, Key("K0", isActive: false)));

        Assert.Equal(("aws-access-key", "K2", "aws:1/access-key/K2"), set.Rotations.Select(r => (r.Kind, r.Key, r.Access)).Single());
        Assert.Equal(["K1"], set.Tasks.Select(t => t.Subject));
        Assert.Equal(["K0"], set.Spares.Select(s => s.Key));
    }

    [Fact]
    public void A_key_whose_user_was_not_read_is_a_task() =>
        Assert.Equal(["ci"], Set(WithUser() with { Accounts = [] }).Tasks.Select(t => t.Subject));

    [Fact]
    public void Without_an_active_key_there_is_nothing_to_do_and_that_is_said()
    {
        var set = Set(WithUser(Key("K0", isActive: false)));

        Assert.Empty(set.Rotations);
        Assert.Contains(set.Unseen, u => u.What == "credential:ci");
    }

    [Fact]
    public void The_newest_secret_that_is_still_valid_is_replaced()
    {
        var facts = Web with
        {
            Applications = [new("dir", "obj", "app", "portal", [new("old", Now.AddYears(-2), Now.AddYears(-1)), new("now", Now.AddYears(-1), Now.AddYears(1))], [])],
            Registry = new([Credential("portal", "entra_client_secret", "application=app", $"{Deploy} secret")], []),
        };

        Assert.Equal(("entra-password", "obj", "now", "entra:dir/password/now"), Set(facts).Rotations.Select(r => (r.Kind, r.Principal, r.Key, r.Access)).Single());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0)]
    public void A_deploy_key_is_replaced_only_where_it_is_known_which(int keys)
    {
        var facts = Web with
        {
            DeployKeys = [.. Enumerable.Range(1, keys).Select(n => new DeployKeyFacts("acme/web", $"{n}", "bot", false))],
            Registry = new([Credential("bot", "github_deploy_key", "repository=acme/web", $"{Deploy} private")], []),
        };

        Assert.Equal(keys == 1 ? ["github:acme/web/deploy-key/1"] : [], Set(facts).Rotations.Select(r => r.Access));
        Assert.Equal(keys == 1 ? [] : ["bot"], Set(facts).Tasks.Select(t => t.Subject));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_responders_own_credential_and_one_of_a_person_are_tasks(bool responders, bool byHand)
    {
        var facts = WithUser(Key("K1"));
        var credential = facts.Registry.Credentials[0] with { IsResponder = responders, IsByHand = byHand };
        var set = Set(facts with { Registry = new([credential], []) });

        Assert.Empty(set.Rotations);
        Assert.Equal(["ci"], set.Tasks.Select(t => t.Subject));
    }

    [Fact]
    public void A_consumer_whose_workflow_ran_the_artifact_proves_itself_later()
    {
        var facts = WithUser(Key("K1"));
        RegisteredConsumer Workflow(string path) => new("w", "o", "ci", "acme/web", path, null, null);
        var rotation = Set(facts with { Registry = facts.Registry with { Consumers = [Workflow(".github/workflows/ci.yml"), Workflow(".github/workflows/clean.yml"), new("s", "o", "ci", null, null, null, "https://s/health")] } }).Rotations.Single();

        Assert.Equal(
            """[{"kind":"github-workflow","repository":"acme/web","workflow":"clean.yml","ref":"main"},{"kind":"http","url":"https://s/health"}]""", PlainJson.Write(Value.ListOf(rotation.Checks)));
        Assert.Equal("""[{"kind":"github-workflow","repository":"acme/web","workflow":"ci.yml","ref":"main"}]""", PlainJson.Write(Value.ListOf(rotation.Later)));
    }

    [Fact]
    public void Id_and_secret_of_one_store_are_one_place_and_each_copy_is_its_own()
    {
        var credential = Credential(
            "x", "aws_access_key", "account=1 user=x", "github:org:acme:ID id", "github:org:acme:KEY secret", "github:org:acme:KEY2 secret", "github:env:acme/web:prod:KEY secret",
            "aws:secret:1:eu:app#id id", "aws:secret:1:eu:app#key secret", "aws:secret:1:eu:plain secret", "aws:parameter:1:eu:/a/id id", "aws:parameter:1:eu:/a/key secret");

        Assert.Equal(
            [
                """{"kind":"github-actions-secret","organisation":"acme","names":{"id":"ID","secret":"KEY"}}""",
                """{"kind":"github-actions-secret","organisation":"acme","names":{"secret":"KEY2"}}""",
                """{"kind":"github-actions-secret","repository":"acme/web","environment":"prod","names":{"secret":"KEY"}}""",
                """{"kind":"aws-secret","account":"1","secretId":"app","keys":{"id":"id","secret":"key"}}""",
                """{"kind":"aws-secret","account":"1","secretId":"plain","keys":{"secret":""}}""",
                """{"kind":"aws-parameter","account":"1","names":{"id":"/a/id","secret":"/a/key"}}""",
            ],
            PlaceShapes.Of(credential).Select(p => PlainJson.Write(p)));
    }

    [Fact]
    public void A_new_value_waits_for_every_other_old_access_that_may_read_its_store()
    {
        var rotations = Set(WithReaders(Allows("*", "*"), Allows("s3:*", "*"))).Rotations;

        Assert.Equal(["aws:1/access-key/KA"], rotations.Single(r => r.Credential == "b").Readers.ToArray());
        Assert.Empty(rotations.Single(r => r.Credential == "a").Readers);
    }

    [Fact]
    public void A_ring_of_readers_is_opened_and_said_aloud()
    {
        var map = ReachMap.Of(WithReaders(Allows("*", "*"), Allows("*", "*")), Now);

        Assert.Single(map.Set.Rotations.SelectMany(r => r.Readers));
        Assert.Contains(map.Unseen, u => u.What == "credential:b may read aws:secret:1:eu:a" || u.What == "credential:a may read aws:secret:1:eu:b");
        Assert.Contains(map.Unseen, u => u.What == "credential:a may read aws:secret:1:eu:a");
    }

    private static ReachFacts WithUser(params AwsKeyFacts[] keys) => Web with
    {
        Accounts = [new("1", [User("ci", Allows("s3:*", "*"), keys)], [], [], [])],
        Registry = new([Credential("ci", "aws_access_key", "account=1 user=ci", $"{Deploy} secret")], []),
    };

    /// <summary>Both keys are kept in a store of their own, beside the secrets that were in reach.</summary>
    private static ReachFacts WithReaders(string first, string second) => Web with
    {
        Files = With(Workflow(Step("DEPLOY") with { SecretReferences = [.. Step("DEPLOY").SecretReferences, .. Step("OTHER").SecretReferences] })),
        Accounts = [new("1", [User("a", first, Key("KA")), User("b", second, Key("KB"))], [], [], [Store("a"), Store("b")])],
        Registry = new(
        [
            Credential("a", "aws_access_key", "account=1 user=a", $"{Deploy} secret", "aws:secret:1:eu:a#x secret"),
            Credential("b", "aws_access_key", "account=1 user=b", "github:repo:acme/web:OTHER secret", "aws:secret:1:eu:b#x secret"),
        ], []),
    };

    private static RotationSet Set(ReachFacts facts) => ReachMap.Of(facts, Now) is var map ? map.Set with { Unseen = map.Unseen } : map.Set;
}
