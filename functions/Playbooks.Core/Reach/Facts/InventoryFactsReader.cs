using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Reads the output of <c>inventory.find</c>.</summary>
internal static class InventoryFactsReader
{
    public static ImmutableArray<HostFacts> Hosts(Value? output) => [.. output.List("hosts").Select(h => new HostFacts(
        new(h.Text("name"), h.Text("kind"), h.Text("owner"), h.Get("credentials") is Value.List ? h.Texts("credentials") : null, h.Text("network"), h.Time("from"), h.Time("to")),
        new(GradeWords.Read(h.Text("grade")), h.Text("rule"), h.Text("why"))))];

    public static ImmutableArray<CoveredHost> Covered(Value? output) =>
        [.. output.List("covered").Select(c => new CoveredHost(c.Text("id"), c.Text("kind"), c.Text("name"), c.Text("rule"), c.Text("why")))];
}
