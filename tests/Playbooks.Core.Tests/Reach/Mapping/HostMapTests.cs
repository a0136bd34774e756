using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class HostMapTests
{
    private const string Anna = "host:laptop/anna";
    private static readonly Finding Installed = new(ExposureGrade.Confirmed, "inventory-version", "installed");

    [Theory]
    [InlineData(InventoryNetwork.Open, ExposureGrade.Confirmed, "mounted-credential")]
    [InlineData(InventoryNetwork.Restricted, ExposureGrade.Probable, "egress-restricted")]
    [InlineData(InventoryNetwork.None, ExposureGrade.Possible, "no-egress")]
    [InlineData(InventoryNetwork.Unknown, ExposureGrade.Possible, "egress-unknown")]
    public void What_lies_on_a_host_is_in_reach_as_far_as_it_can_leave(string network, ExposureGrade grade, string rule)
    {
        var map = Map(Laptop(["github:repo:acme/web:NPM_TOKEN"], network));

        Assert.Equal((grade, rule), Edge(map, Anna, "github:repo:acme/web:NPM_TOKEN"));
        Assert.Equal((ExposureGrade.Confirmed, "inventory-version"), Edge(map, "artifact:pkg:npm/nx", Anna));
    }

    [Fact]
    public void Nothing_is_surer_than_that_the_package_ran_there() => Assert.Equal(
        (ExposureGrade.Probable, "inventory-image"), Edge(Map(Laptop(["x"], evidence: new(ExposureGrade.Probable, "inventory-image", "in it"))), Anna, $"{Anna}:x"));

    [Fact]
    public void A_hermetic_build_gives_nothing_away()
    {
        var map = Map(Laptop([], InventoryNetwork.None));

        Assert.Equal((ExposureGrade.RuledOut, "hermetic"), Edge(map, "artifact:pkg:npm/nx", Anna));
        Assert.Empty(map.Exposures);
    }

    [Fact]
    public void Credentials_that_nobody_told_are_unseen() =>
        Assert.Contains(Map(Laptop(null)).Unseen, u => u.What == "laptop anna: credentials");

    [Fact]
    public void A_registered_credential_leads_on_to_what_its_user_may_read()
    {
        var facts = Laptop(["deploy-key"]) with
        {
            Registry = new([Credential("deploy-key", "aws_access_key", "account=1 user=ci", "github:repo:acme/web:KEY secret")], []),
            Accounts = [new("1", [User("ci", Allows("secretsmanager:GetSecretValue", "arn:db"), Key("AKIA1"))], [], [], [Store("db")])],
        };
        var map = Map(facts);

        Assert.Equal((ExposureGrade.Probable, "may-read"), Edge(map, "credential:deploy-key", "aws:secret:1:eu:db"));
        Assert.Equal(Anna, Assert.Single(map.Exposures.Single(e => e.Credential == "deploy-key").Jobs));
    }

    [Fact]
    public void A_standing_role_of_the_host_leads_on_too()
    {
        var role = new AwsIdentity("1", "role", "dev", "arn:aws:iam::1:role/dev", [Allows("secretsmanager:GetSecretValue", "*")], "", []);
        var map = Map(Laptop([role.Arn]) with { Accounts = [new("1", [], [role], [], [Store("db")])] });

        Assert.Equal((ExposureGrade.Confirmed, "mounted-credential"), Edge(map, Anna, role.Id));
        Assert.Contains(map.Exposures, e => e.Credential == "aws:secret:1:eu:db");
    }

    [Fact]
    public void A_user_whom_the_host_works_as_is_no_role_whose_trust_could_be_cut()
    {
        var map = Map(Laptop(["arn:aws:iam::1:user/ci"]) with { Accounts = [new("1", [User("ci", Allows("s3:GetObject", "*"))], [], [], [])] });

        Assert.Contains(map.Graph.Nodes, n => n is { Id: "aws:1/user/ci", Kind: NodeKind.User });
        Assert.Empty(map.Roles);
    }

    [Theory]
    [InlineData("secretsmanager:*", ExposureGrade.Probable)]
    [InlineData("", ExposureGrade.Possible)]
    [InlineData("s3:*", null)]
    public void A_boundary_caps_what_its_policies_allow(string allowed, ExposureGrade? grade)
    {
        var user = User("ci", Allows("*", "*")) with { Boundary = allowed.Length == 0 ? "" : Allows(allowed, "*") };

        var map = Map(Laptop([user.Arn]) with { Accounts = [new("1", [user], [], [], [Store("db")])] });

        Assert.Equal(grade, map.Graph.Edges.SingleOrDefault(e => e.To == "aws:secret:1:eu:db")?.Finding.Grade);
    }

    [Fact]
    public void A_rotation_does_not_wait_for_a_user_whom_nothing_here_cuts_and_says_so()
    {
        var user = User("ci", Allows("*", "*"), Key("AKIA1"));
        var facts = Laptop([user.Arn, "app"]) with
        {
            Registry = new([Credential("app", "aws_access_key", "account=1 user=app", "aws:secret:1:eu:db#id id", "aws:secret:1:eu:db#key secret")], []),
            Accounts = [new("1", [user, User("app", Allows("s3:*", "*"), Key("AKIA2"))], [], [], [Store("db")])],
        };
        var map = Map(facts);

        Assert.Empty(Assert.Single(map.Set.Rotations).Readers);
        Assert.Contains(map.Unseen, u => u.What == "aws:1/user/ci may read aws:secret:1:eu:db");
    }

    [Fact]
    public void Words_are_a_task_for_the_hosts_owner() =>
        Assert.Equal([($"{Anna}:ssh key", "anna")], Map(Laptop(["ssh key"])).Set.Tasks.Select(t => (t.Subject, t.Who)));

    [Fact]
    public void A_host_that_was_looked_at_and_does_not_have_it_is_shown_as_ruled_out() => Assert.Equal(
        (ExposureGrade.RuledOut, "inventory-without"),
        Edge(Map(Web with { Artifact = "pkg:npm/nx", Jobs = [], CoveredHosts = [new("host:laptop/ben", "laptop", "ben", "inventory-without", "not there")] }), "artifact:pkg:npm/nx", "host:laptop/ben"));

    [Fact]
    public void What_inventory_find_gives_is_what_the_map_takes()
    {
        var context = new InventoryContext("anna", InventoryKind.Laptop, "anna", ["x"], InventoryNetwork.Open, Now, null);
        var suspect = new SuspectPackage(PackageUrl.Of("npm", "nx"), ["21.5.0"], []);
        Inventory With(params LockedPackage[] packages) => new("id", context, new("list", [.. packages], []));
        Inventory[] inventories = [With(new LockedPackage(PackageUrl.Of("npm", "nx"), "21.5.0", null, 1)), With() with { Context = context with { Name = "ben" } }, With() with { Packages = new("unknown", [], [new("cut off", null, 0)]) }];
        var output = InventoryOutput.ToValue([.. inventories.Select(i => (i, InventoryRules.Judge(i, suspect, [])))]);

        var facts = ReachFactsReader.Read(Value.MapOf(("artifact", Value.Of("pkg:npm/nx@21.5.0")), ("inventories", output)), (_, _) => throw new InvalidOperationException());

        Assert.Equal("pkg:npm/nx", facts?.Artifact);
        Assert.Equal((Anna, ExposureGrade.Confirmed, "x", Now), Assert.Single(facts?.Hosts ?? []) is var h ? (h.Id, h.Evidence.Grade, h.Context.Credentials?[0], h.Context.From) : default);
        Assert.Equal(["host:laptop/ben"], facts?.CoveredHosts.Select(c => c.Id));
        Assert.Contains(facts?.Unseen ?? [], u => u == new Unseen("inventory of laptop anna", "cut off"));
    }

    private static ReachFacts Laptop(ImmutableArray<string>? credentials, string network = InventoryNetwork.Open, Finding? evidence = null) => Web with
    {
        Artifact = "pkg:npm/nx",
        Jobs = [],
        Hosts = [new(new("anna", InventoryKind.Laptop, "anna", credentials, network, null, null), evidence ?? Installed)],
    };

    private static ReachMap Map(ReachFacts facts) => ReachMap.Of(facts, Now);

    private static (ExposureGrade Grade, string Rule) Edge(ReachMap map, string from, string to) =>
        map.Graph.Edges.Single(e => e.From == from && e.To == to) is var edge ? (edge.Finding.Grade, edge.Finding.Rule) : default;
}
