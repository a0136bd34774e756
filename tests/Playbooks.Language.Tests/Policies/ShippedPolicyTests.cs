using Playbooks.Core.Policy;
using Playbooks.Core.Values;
using Playbooks.Language.Policies;
using Playbooks.Language.Tests.Playbooks;

namespace Playbooks.Language.Tests.Policies;

public sealed class ShippedPolicyTests
{
    [Fact]
    public void The_baseline_binds_to_what_runs_pin()
    {
        var set = PolicySet.Read(Bind().Policies);

        Assert.Equal(["rotations-name-their-consumers", "destroying-needs-people"], set.Policies.Select(policy => policy.Name));
        Assert.Equal((Verdict.Deny, Verdict.Ask), (set.Policies[0].Otherwise, set.Policies[1].Otherwise));
        Assert.Equal(["rotate.*"], set.Policies[0].Uses.AsEnumerable());
        Assert.Equal("this cannot be undone", set.Policies[1].Validations[0].Message);
        Assert.Single(set.Policies[1].Conditions);
    }

    [Fact]
    public void What_is_pinned_survives_being_written()
    {
        var policies = Value.ListOf(Bind().Policies);
        var again = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(PlainJson.Write(policies))).Value;

        Assert.Equal(PolicySet.Read(Bind().Policies).Digest, PolicySet.Read(again.Items).Digest);
    }

    private static BoundPolicies.Success Bind() => Assert.IsType<BoundPolicies.Success>(
        PolicyBinder.Bind("baseline.yaml", File.ReadAllBytes(RepositoryFiles.Path("playbooks/policies/baseline.yaml")), TestCatalog.Contracts));
}
