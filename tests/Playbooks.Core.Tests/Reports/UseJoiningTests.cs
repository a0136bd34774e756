using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

public sealed class UseJoiningTests
{
    [Fact]
    public void Uses_are_joined_to_the_map_which_keeps_its_own_words()
    {
        var map = Assert.IsType<Value.Map>(Read("""
            {"graph": {"nodes": [{"id": "artifact:a", "kind": "artifact"}, {"id": "credential:ci", "kind": "credential", "label": "ci", "jewel": "marked"}],
                       "edges": [{"from": "artifact:a", "to": "credential:ci", "grade": "probable"}]},
             "unseen": [{"what": "x", "why": "y"}], "rotations": [1]}
            """));
        var joined = MappedReach.Of(UseJoining.Join(map, Read("""
            {"graph": {"nodes": [{"id": "credential:ci", "kind": "credential", "label": "credential:ci"}, {"id": "address:198.51.100.7", "kind": "address"}],
                       "edges": [{"from": "credential:ci", "to": "address:198.51.100.7", "grade": "confirmed", "rule": "used-elsewhere"}]},
             "uses": [{"credential": "ci"}], "cannot_tell": [{"what": "log", "why": "throttled"}]}
            """)));

        Assert.Equal(["artifact:a", "credential:ci", "address:198.51.100.7"], joined.Graph?.Nodes.Select(node => node.Id));
        Assert.Equal(("ci", "marked"), (joined.Graph?.Nodes[1].Label.Text, joined.Graph?.Nodes[1].Jewel));
        Assert.Equal(2, joined.Graph?.Edges.Length);
        Assert.Equal(["x", "log"], joined.Unseen.Select(unseen => unseen.What.Text));
        Assert.Single(joined.Output.Get("uses")?.Items ?? []);
        Assert.Single(joined.Output.Get("rotations")?.Items ?? []);
    }

    private static Value Read(string json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;
}
