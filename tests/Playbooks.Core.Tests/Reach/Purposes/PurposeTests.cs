using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Purposes;

/// <summary>The job was given a key of the user ci. What is ci for, and what may it do?</summary>
public class PurposeTests
{
    [Theory]
    [InlineData("s3:GetObject", "*", "s3:*", "")]
    [InlineData("s3:GetObject", "*", "s3:getobject", "")]
    [InlineData("s3:*", "*", "s3:Get*", "s3:*")]
    [InlineData("*", "*", "s3:*", "*")]
    [InlineData("s3:PutObject", "arn:aws:s3:::web/*", "s3:PutObject arn:aws:s3:::web*", "")]
    [InlineData("s3:PutObject", "*", "s3:PutObject arn:aws:s3:::web/*", "s3:PutObject")]
    [InlineData("iam:PassRole", "arn:aws:iam::1:role/admin", "s3:*", "iam:PassRole arn:aws:iam::1:role/admin")]
    public void What_a_user_was_given_beyond_its_purpose_is_told(string action, string resource, string intended, string expected)
    {
        var map = Map(Allows(action, resource), Key("aws_access_key", "account=1 user=ci") with { Purpose = "deploys the web shop", Intended = [intended] });

        Assert.Equal(expected, string.Join(' ', map.Purposes.SelectMany(p => p.Excess)));
        Assert.Equal(expected.Length > 0, map.Graph.Edges.Any(e => e is { From: "credential:key", To: "permission:beyond:aws:1/user/ci", Finding.Rule: PurposeFinding.TooMuch, Source: "aws.read-account" }));
    }

    [Fact]
    public void What_is_denied_or_beyond_the_boundary_was_not_given()
    {
        const string document = """{"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject", "ec2:RunInstances", "iam:PassRole"], "Resource": "*"}, {"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}]}""";
        var intended = Key("aws_access_key", "account=1 user=ci") with { Intended = [] };

        Assert.Equal<string>(["s3:GetObject", "iam:PassRole"], Assert.Single(Map(document, intended).Purposes).Excess);
        Assert.Equal<string>(["s3:GetObject"], Assert.Single(Map(document, intended, Allows("s3:*", "*")).Purposes).Excess);
    }

    [Fact]
    public void Silence_of_the_registry_is_a_finding()
    {
        var silent = Map(Allows("*", "*"), Key("aws_access_key", "account=1 user=ci"));
        var vague = Map(Allows("*", "*"), Key("aws_access_key", "account=1 user=ci") with { Purpose = "deploys" });

        Assert.Equal((PurposeFinding.NoPurpose, "aws:1/user/ci"), Assert.Single(silent.Purposes) is var one ? (one.Finding.Rule, one.Identity) : default);
        Assert.Contains("no registered purpose", silent.Graph.Nodes.Single(n => n.Id == "credential:key").Detail, StringComparison.Ordinal);
        Assert.Equal(PurposeFinding.NoIntent, Assert.Single(vague.Purposes).Finding.Rule);
    }

    [Fact]
    public void A_role_that_nobody_registered_has_no_purpose_and_one_that_is_registered_is_held_to_it()
    {
        var web = Web with
        {
            Accounts = [new("1", [User("ci", Allows("sts:AssumeRole", "*"))], [new("1", "role", "deploy", "arn:aws:iam::1:role/deploy", [Allows("ecs:*", "*")], """{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}""", [])], [], [])],
            Registry = new([Key("aws_access_key", "account=1 user=ci") with { Intended = ["sts:AssumeRole"] }], []),
        };
        var role = new RegisteredCredential("deploy-role", "aws_web_identity", "web", Principal("account=1 role=deploy"), [], false, false) { Purpose = "deploys", Intended = ["ecs:UpdateService"] };

        Assert.Equal(("aws:1/role/deploy", PurposeFinding.NoPurpose), Assert.Single(ReachMap.Of(web, Now).Purposes) is var unknown ? (unknown.Identity, unknown.Finding.Rule) : default);
        var held = Assert.Single(ReachMap.Of(web with { Registry = new([.. web.Registry.Credentials, role], []) }, Now).Purposes);
        Assert.Equal(("aws:1/role/deploy", PurposeFinding.TooMuch, "ecs:*", "web", "deploys"), (held.Identity, held.Finding.Rule, Assert.Single(held.Excess), held.Owner, held.Purpose));
    }

    [Fact]
    public void An_application_is_held_to_its_roles_and_to_what_it_owns()
    {
        var map = ReachMap.Of(
            Web with
            {
                Applications =
                [
                    new("dir", "o1", "c1", "deployer", [], []) { Principals = ["p1"], Held = [new("Graph", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30"), new("Graph", "18a4783c-866b-4cc7-a460-3d5e5662c884")], DirectoryRoles = [new("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "/")] },
                    new("dir", "o2", "c2", "payroll", [], []) { Owners = ["p1"] },
                ],
                Registry = new([Key("entra_client_secret", "tenant=dir application=C1") with { Purpose = "reads", Intended = ["Application.Read.All", "global reader"] }], []),
            },
            Now);

        Assert.Equal<string>(["Application.ReadWrite.OwnedBy", "owner of payroll"], Assert.Single(map.Purposes).Excess);
    }

    [Theory]
    [InlineData(false, "contents:read", "contents:write")]
    [InlineData(true, "contents:read", "")]
    [InlineData(false, "contents:*", "")]
    public void A_deploy_key_that_may_push_is_more_than_one_that_only_reads(bool isReadOnly, string intended, string expected)
    {
        var map = ReachMap.Of(
            Web with { DeployKeys = [new("acme/web", "1", "key", isReadOnly)], Registry = new([Key("github_deploy_key", "repository=acme/web") with { Intended = [intended] }], []) }, Now);

        Assert.Equal(expected, string.Join(' ', map.Purposes.SelectMany(p => p.Excess)));
    }

    [Fact]
    public void A_credential_whose_permissions_nobody_can_read_is_told_as_such() =>
        Assert.Equal(PurposeFinding.NotRead, Assert.Single(Map(Allows("*", "*"), Key("external", "issuer=npm") with { Purpose = "publishes", Intended = ["publish"] }).Purposes).Finding.Rule);

    [Fact]
    public void The_output_has_the_members_that_a_playbook_reads()
    {
        var one = Assert.Single(Map(Allows("iam:*", "*"), Key("aws_access_key", "account=1 user=ci") with { Purpose = "deploys", Intended = [] }).ToValue().Get("purposes")?.Items ?? []);

        Assert.Equal(
            """{"node":"credential:key","identity":"aws:1/user/ci","owner":"owners","purpose":"deploys","excess":["iam:*"],"count":1,"grade":"probable","rule":"more-than-intended","why":"It is registered for 'deploys', and was given iam:* besides.","source":"aws.read-account"}""",
            PlainJson.Write(one));
    }

    private static RegisteredCredential Key(string kind, string principal) => Credential("key", kind, principal, "github:repo:acme/web:DEPLOY secret");

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Principal(string text) => Credential("x", "x", text).Principal;

    private static ReachMap Map(string document, RegisteredCredential key, string? boundary = null) => ReachMap.Of(
        Web with { Accounts = [new("1", [User("ci", document) with { Boundary = boundary }], [], [], [])], Registry = new([key], []) }, Now);
}
