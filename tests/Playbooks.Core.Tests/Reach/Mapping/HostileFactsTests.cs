using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Workflows;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

/// <summary>What nobody writes by hand, and somebody hostile might: it is shown as what cannot be told, and nothing is ruled out by it.</summary>
public class HostileFactsTests
{
    [Fact]
    public void A_workflow_that_calls_itself_is_said_to_be_unseen_and_its_secrets_are_possible()
    {
        const string Path = ".github/workflows/ci.yml";
        var circle = Web.Files.Of(AffectedJob()) is { } file
            ? file with { Jobs = [new() { Id = "build", Permissions = PermissionFacts.Default, InheritsSecrets = true, Call = new($"./{Path}", UsesKind.Local, PinKind.Local) { Path = Path, IsWorkflow = true } }] }
            : throw new InvalidOperationException();

        var map = Map(Web with { Files = With(circle) });

        Assert.Contains(map.Unseen, u => u.Why.Contains("calls itself in a circle", StringComparison.Ordinal));
        Assert.Contains(map.Graph.Nodes, n => n.Kind == NodeKind.Unseen);
        Assert.Equal(ExposureGrade.Possible, map.Graph.Edges.Single(e => e.From == Job && e.To == "github:repo:acme/web:DEPLOY").Finding.Grade);
    }

    [Fact]
    public void A_file_that_is_too_large_leaves_all_that_the_repository_is_offered_possible()
    {
        var fault = new WorkflowFacts { Path = ".github/workflows/ci.yml", Fault = new WorkflowFault.Unreadable("the file is larger than 5242880 bytes") };

        var map = Map(Web with { Files = With(fault) });

        Assert.Contains(map.Unseen, u => u.Why == "the file is larger than 5242880 bytes");
        Assert.Contains(map.Graph.Edges, e => e.To == "github:repo:acme/web:OTHER" && e.Finding is { Grade: ExposureGrade.Possible, Rule: "file-not-read" });
    }

    [Fact]
    public void A_matrix_of_ten_thousand_jobs_is_mapped_whole()
    {
        var jobs = Enumerable.Range(1, 10_000).Select(n => AffectedJob() with { Job = n, Name = $"build (ubuntu, {n})" });

        var map = Map(Web with { Jobs = [.. jobs] });

        Assert.Equal(10_000, map.Graph.Nodes.Count(n => n is { Kind: NodeKind.Job, Grade: ExposureGrade.Confirmed }));
        Assert.Equal(10_000, map.Exposures.Single(e => e.Credential == "github:repo:acme/web:DEPLOY").Jobs.Length);
    }

    [Fact]
    public void Names_that_only_look_alike_stay_two_things()
    {
        var lookAlike = AffectedJob() with { Repository = "acm\u0435/web", Job = 11 };

        var map = Map(Web with { Jobs = [AffectedJob(), lookAlike] });

        Assert.Equal([Job, "job:acm\u0435/web/1/11"], map.Graph.Nodes.Where(n => n.Kind == NodeKind.Job).Select(n => n.Id));
        Assert.Contains(map.Unseen, u => u.What.StartsWith("acm\u0435/web:", StringComparison.Ordinal));
    }

    private static ReachMap Map(ReachFacts facts) => ReachMap.Of(facts, Now);
}
