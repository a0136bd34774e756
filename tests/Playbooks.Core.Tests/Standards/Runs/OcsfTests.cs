using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Core.Standards.Ocsf;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Standards.Runs;

public sealed class OcsfTests
{
    /// <summary>What the published schema requires of every event, and of each class besides (OCSF 1.3).</summary>
    private static readonly string[] Required = ["activity_id", "category_uid", "class_uid", "metadata", "severity_id", "time", "type_uid"];

    private static readonly Dictionary<long, string[]> RequiredOf = new()
    {
        [2004] = ["finding_info"],
        [2005] = ["finding_info_list", "status_id", "assignee_group"],
        [7001] = ["command_uid"],
    };

    [Theory]
    [MemberData(nameof(Journals.Names), MemberType = typeof(Journals))]
    public void Every_event_has_what_its_class_requires(string scenario)
    {
        var events = OcsfWriting.Write(Journals.Of(scenario));

        Assert.All(events, each =>
        {
            var (category, kind, activity) = (Number(each, "category_uid"), Number(each, "class_uid"), Number(each, "activity_id"));
            Assert.All(Required.Concat(RequiredOf[kind]), name => Assert.True(each.Get(name) is not (null or Value.Null), $"{kind} lacks {name}"));
            Assert.Equal((kind / 1000, (kind * 100) + activity), (category, Number(each, "type_uid")));
            Assert.NotEmpty(each.Get("metadata")!.GetText("version")!);
            Assert.NotEmpty(each.Get("metadata")!.Get("product")!.GetText("name")!);
            Assert.InRange(Number(each, "severity_id"), 1, 5);
        });
        Assert.Equal(events.Length, events.Select(each => each.Get("metadata")!.GetText("uid")).Distinct().Count());
    }

    [Fact]
    public void A_run_is_one_incident_its_reach_detections_and_its_actions_remediations()
    {
        var lines = Journals.Of("completed");
        var events = OcsfWriting.Write(lines);
        var begun = lines.Select(line => line.Event).OfType<RunEvent.ActionStarted>().Select(started => started.Action).Distinct().Count();

        // Two credentials stay open in that run: it is closed, which is not resolved.
        Assert.Equal(5, Number(Assert.Single(events, each => Number(each, "class_uid") == 2005), "status_id"));
        Assert.Equal(begun, events.Count(each => Number(each, "class_uid") == 7001));
        Assert.Contains(events, each => Number(each, "class_uid") == 2004);
    }

    [Fact]
    public void A_doubt_is_neither_a_success_nor_a_failure()
    {
        var lines = Journals.Of("held");
        Assert.Contains(lines, line => line.Event is RunEvent.ActionFinished { Outcome: ActionOutcome.Unknown });

        var events = OcsfWriting.Write(lines);

        Assert.Contains(events, each => Number(each, "class_uid") == 7001 && Number(each, "status_id") == 0);
        Assert.Equal(3, Number(events[0], "status_id"));
        Assert.All(events, each => Assert.Equal(Value.ListOf(["drill"]), each.Get("metadata")!.Get("labels")));
    }

    private static long Number(Value value, string name) => ((Value.Int)value.Get(name)!).Number;
}
