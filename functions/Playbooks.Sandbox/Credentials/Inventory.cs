using System.Text.Json.Nodes;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Credentials;

/// <summary>All credentials of a scenario.</summary>
internal sealed class Inventory(Scenario scenario, Mint mint)
{
    /// <summary>What owners write down besides whose a credential is and where it lies.</summary>
    public static readonly string[] RegistryMembers = ["purpose", "intended", "crown_jewel"];

    public IReadOnlyList<InventoryEntry> All { get; } = [.. scenario.List("credentials").OfType<JsonObject>().Select(item => Read(item, mint))];

    public InventoryEntry? Find(string id) => All.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The credential a copy of which lies at that place.</summary>
    public InventoryEntry? FindAt(string place) => All.FirstOrDefault(entry => entry.Places.Any(copy => copy.Place == place));

    private static InventoryEntry Read(JsonObject data, Mint mint)
    {
        var fields = data.Object("fields").ToDictionary(item => item.Key, item => mint.Resolve(item.Value?.GetValue<string>() ?? ""), StringComparer.Ordinal);
        var principal = new JsonObject(data.Object("principal").Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, mint.Resolve(item.Value?.GetValue<string>() ?? ""))));
        return new InventoryEntry(
            data.Text("id"),
            data.Text("owner"),
            new CredentialValue(data.Text("kind"), fields),
            [.. data.Objects("places").Select(place => new CopyPlace(place.Text("place"), place.Text("field")))],
            principal,
            data.Text("exposed") switch
            {
                "confirmed" or "probable" or "session" => Exposure.Exposed,
                "possible" => Exposure.Possible,
                "identity" => Exposure.Identity,
                _ => Exposure.No,
            },
            data.FlagOr("in_registry", true),
            data.FlagOr("responder", false),
            data.FlagOr("human", false))
        {
            Said = new(data.Where(member => RegistryMembers.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
        };
    }
}
