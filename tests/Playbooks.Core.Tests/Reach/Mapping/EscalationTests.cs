using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Mapping;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

/// <summary>A host works as the user ci of account 1; what could ci make of itself?</summary>
public class EscalationTests
{
    private const string Lambda = """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
    private static readonly string Nothing = Allows("s3:GetObject", "*");

    [Theory]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::1:user/admin", "may-mint iam:CreateAccessKey aws:1/user/admin")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::1:user/other", null)]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::1:user/ci", null)]
    [InlineData("iam:UpdateLoginProfile", "*", "may-mint iam:UpdateLoginProfile aws:1/user/admin")]
    [InlineData("iam:UpdateAssumeRolePolicy", "*", "may-change-trust iam:UpdateAssumeRolePolicy aws:1/role/deploy")]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::1:user/ci", "may-grant iam:PutUserPolicy  tier 0")]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::1:user/admin", null)]
    [InlineData("iam:PutRolePolicy", "*", null)]
    [InlineData("iam:PassRole", "*", null)]
    [InlineData("iam:Get*", "*", null)]
    public void A_right_that_makes_another_identity_is_told(string action, string resource, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Told(Map(User("ci", Allows(action, resource)))));

    [Fact]
    public void A_role_is_passed_only_to_a_service_that_it_trusts_and_that_may_be_started()
    {
        const string pass = """{"Statement": [{"Effect": "Allow", "Action": ["lambda:CreateFunction", "iam:PassRole"], "Resource": "*"}]}""";

        Assert.Equal(["may-pass iam:PassRole aws:1/role/deploy"], Told(Map(User("ci", pass), Lambda)));
        Assert.Empty(Told(Map(User("ci", pass), Lambda.Replace("lambda", "ec2", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_boundary_caps_what_it_could_make_of_itself()
    {
        Assert.Empty(Told(Map(User("ci", Allows("*", "*")) with { Boundary = Nothing })));
        Assert.Contains("may-grant iam:PutUserPolicy ", Told(Map(User("ci", Allows("*", "*")) with { Boundary = Allows("iam:*", "*") })));
    }

    [Fact]
    public void A_role_that_trusts_it_by_name_lets_it_in_without_a_right_of_its_own_unless_that_is_denied()
    {
        const string deny = """{"Statement": [{"Effect": "Deny", "Action": "sts:*", "Resource": "*"}]}""";

        Assert.Equal(["trusted-by-name sts:AssumeRole aws:1/role/deploy"], Told(Map(User("ci", Nothing), Trusts("arn:aws:iam::1:user/ci"))));
        Assert.Empty(Told(Map(User("ci", Nothing), Trusts("arn:aws:iam::1:root"))));
        Assert.Empty(Told(Map(User("ci", deny), Trusts("arn:aws:iam::1:user/ci"))));
    }

    [Fact]
    public void Roles_of_other_accounts_are_followed_until_nothing_is_new()
    {
        var map = Map(User("ci", Allows("sts:AssumeRole", "*")), "", Role("2", "hub", Trusts("arn:aws:iam::1:root"), Allows("sts:AssumeRole", "*")), Role("3", "prod", Trusts("arn:aws:iam::2:role/hub"), Allows("iam:PutRolePolicy", "*")));

        Assert.Equal(["may-assume-elsewhere sts:AssumeRole aws:2/role/hub", "may-assume-elsewhere sts:AssumeRole aws:3/role/prod", "may-grant iam:PutRolePolicy  tier 0"], Told(map));
        Assert.Equal(["aws:1/user/ci", "permission:aws:2/role/hub", "permission:aws:3/role/prod"], map.Escalations.Select(e => e.From));
    }

    [Fact]
    public void Roles_that_assume_each_other_are_told_once() =>
        Assert.Equal(3, Map(User("ci", Allows("sts:AssumeRole", "*")), "", Role("2", "a", Trusts("*"), Allows("sts:*", "*")), Role("3", "b", Trusts("arn:aws:iam::2:role/a"), Allows("sts:*", "*"))).Escalations
            .Count(e => e.Finding.Rule == "may-assume-elsewhere"));

    [Fact]
    public void An_administrator_changes_nothing_of_what_is_cut_or_rotated()
    {
        var (small, whole) = (Map(User("ci", Nothing), Lambda), Map(User("ci", Allows("iam:*", "*")), Lambda));

        Assert.NotEmpty(whole.Escalations);
        Assert.All(whole.Escalations, e => Assert.Equal(ExposureGrade.Possible, e.Finding.Grade));
        Assert.Equal(small.Roles, whole.Roles);
        Assert.Equal(small.Exposures.Select(e => e.Credential), whole.Exposures.Select(e => e.Credential));
        Assert.Equal((small.Set.Rotations.Length, small.Set.Tasks.Length, small.Unseen.Length), (whole.Set.Rotations.Length, whole.Set.Tasks.Length, whole.Unseen.Length));
        Assert.All(whole.Graph.Nodes.Except(small.Graph.Nodes).Where(n => n.Id != "aws:1/user/ci"), n => Assert.Equal(NodeKind.Permission, n.Kind));
    }

    [Fact]
    public void Every_edge_to_a_permission_has_its_ends_and_its_evidence()
    {
        var graph = Map(User("ci", Allows("iam:*", "*")), Lambda).Graph;

        Assert.Equal(graph.Nodes.Select(n => n.Id).Order(StringComparer.Ordinal), graph.Nodes.Select(n => n.Id));
        var drawn = graph.Edges.Where(e => e.To.StartsWith("permission:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, e => Assert.Equal((true, true, "aws.read-account"), (graph.Nodes.Any(n => n.Id == e.From), graph.Nodes.Any(n => n.Id == e.To && n.Kind == NodeKind.Permission), e.Source)));
    }

    [Fact]
    public void An_application_tells_what_it_was_given_and_what_it_could_make_of_that()
    {
        var map = Directory(
            new("dir", "o1", "c1", "deployer", [], []) { Held = [new("Microsoft Graph", "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9"), new("Vault", "r1")], Delegated = ["User.Read"] },
            new("dir", "o2", "c2", "keeper", [], []) { Held = [new("Microsoft Graph", "06b708a9-e830-4db3-a914-8e69da51d44f")] },
            new("other", "o3", "c3", "far", [], []));

        Assert.Equal(["may-mint Application.ReadWrite.All entra:dir/application/o2 tier 0", "app-role r1 ", "delegated-grant User.Read "], Told(map));
        Assert.Equal(("credential:deployer", "entra:dir/application/o1", "entra.read-applications"), (map.Escalations[0].From, map.Escalations[0].Identity, map.Escalations[0].Source));
    }

    [Theory]
    [InlineData("62e90394-69f5-4237-9190-012177145e10", "/", "may-grant Global Administrator  tier 0")]
    [InlineData("E8611AB8-C189-46E8-94E1-60213AB1F814", "/", "may-grant Privileged Role Administrator  tier 0")]
    [InlineData("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "/", "may-mint Application Administrator entra:dir/application/o2 entra:dir/application/o4 tier 0")]
    [InlineData("158c047a-c907-4556-b7ef-446551a6b5f7", "/o4", "may-mint Cloud Application Administrator entra:dir/application/o4")]
    [InlineData("158c047a-c907-4556-b7ef-446551a6b5f7", "/p2", "may-mint Cloud Application Administrator entra:dir/application/o2")]
    [InlineData("158c047a-c907-4556-b7ef-446551a6b5f7", "/administrativeUnits/u", "may-mint Cloud Application Administrator ")]
    [InlineData("e8611ab8-c189-46e8-94e1-60213ab1f814", "/administrativeUnits/u", "may-grant Privileged Role Administrator ")]
    [InlineData("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "/", "directory-role Global Reader ")]
    [InlineData("a-role-of-their-own", "/", "directory-role a-role-of-their-own ")]
    public void A_role_of_the_directory_gives_what_it_gives_within_its_scope(string role, string scope, string expected) =>
        Assert.Equal([expected], Told(Directory(
            new("dir", "o1", "c1", "deployer", [], []) { Principals = ["p1"], DirectoryRoles = [new(role, scope)] },
            new("dir", "o2", "c2", "keeper", [], []) { Principals = ["p2"] }, new("other", "o3", "c3", "far", [], []), new("dir", "o4", "c4", "mail", [], []))));

    [Fact]
    public void An_application_acts_as_those_that_it_owns_and_as_what_these_own()
    {
        var map = Directory(
            new("dir", "o1", "c1", "deployer", [], []) { Principals = ["p1"], Owners = ["p3"] },
            new("dir", "o2", "c2", "keeper", [], []) { Principals = ["p2"], Owners = ["P1", "some-user"] },
            new("dir", "o3", "c3", "admin", [], []) { Principals = ["p3"], Owners = ["p2"], DirectoryRoles = [new("62e90394-69f5-4237-9190-012177145e10", "/")] },
            new("other", "o4", "c4", "far", [], []) { Owners = ["p1"] });

        Assert.Equal(
            ["owner owner of keeper entra:dir/application/o2", "owner owner of admin entra:dir/application/o3", "may-grant Global Administrator  tier 0", "owner owner of deployer entra:dir/application/o1"], Told(map));
        Assert.Equal(["credential:deployer", "permission:entra:dir/application/o2", "permission:entra:dir/application/o3", "permission:entra:dir/application/o3"], map.Escalations.Select(e => e.From));
        Assert.All(map.Escalations, e => Assert.Contains(map.Graph.Edges, edge => edge.From == e.From && edge.To == e.Node && edge.Source == "entra.read-applications"));
    }

    private static ReachMap Directory(params ReadOnlySpan<ApplicationFacts> applications) => ReachMap.Of(
        Web with { Applications = [.. applications], Registry = new([Credential("deployer", "entra_client_secret", "tenant=dir application=C1", "github:repo:acme/web:DEPLOY value")], []) }, Now);

    private static IEnumerable<string> Told(ReachMap map) => map.Escalations.Select(e => $"{e.Finding.Rule} {e.Right} {string.Join(' ', e.Becomes)}{(e.IsTierZero ? " tier 0" : "")}");

    private static string Trusts(string principal) => $$$"""{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "{{{principal}}}"}, "Action": "sts:AssumeRole"}]}""";

    private static AwsAccountFacts Role(string account, string name, string trust, string document) =>
        new(account, [], [new(account, "role", name, $"arn:aws:iam::{account}:role/{name}", [document], trust, [])], [], []);

    private static ReachMap Map(AwsIdentity ci, string trust = "", params ReadOnlySpan<AwsAccountFacts> others) => ReachMap.Of(
        Web with
        {
            Artifact = "pkg:npm/nx",
            Jobs = [],
            Hosts = [new(new("anna", InventoryKind.Laptop, "", [ci.Arn], InventoryNetwork.Open, null, null), Confirmed)],
            Accounts = [new("1", [ci, User("admin", Nothing)], [new("1", "role", "deploy", "arn:aws:iam::1:role/deploy", [], trust, [])], [], [Store("db")]), .. others],
        },
        Now);
}
