using System.Text.Json.Nodes;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Consumers;

/// <summary>The consumers of a scenario.</summary>
internal sealed class ConsumerBook
{
    private readonly ILookup<string, Consumer> byWorkflow;

    public ConsumerBook(Scenario scenario, Mint mint)
    {
        All = [.. scenario.List("consumers").OfType<JsonObject>().Select(item => Read(item, mint))];
        byWorkflow = All.Where(consumer => consumer.Workflow is not null).ToLookup(consumer => consumer.Workflow ?? "", StringComparer.Ordinal);
    }

    public IReadOnlyList<Consumer> All { get; }

    public IEnumerable<Consumer> OfWorkflow(string workflow) => byWorkflow[workflow];

    private static Consumer Read(JsonObject data, Mint mint)
    {
        var uses = data.Object("uses");
        var fields = uses.Object("fields").ToDictionary(item => item.Key, item => mint.Resolve(item.Value?.GetValue<string>() ?? ""), StringComparer.Ordinal);
        return new Consumer(data.Text("id"), data.Text("kind"), data.TextOr("owner") ?? "platform", data.TextOr("workflow"), data.TextOr("credential") ?? "", uses.Text("kind"), fields);
    }
}
