using System.Text.Json.Nodes;
using Playbooks.Sandbox.Consumers;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Credentials;

/// <summary>The credential registry as a real company would keep it: which principal's credential lies where, who uses it, and how a
/// consumer proves that it works. No value, no truth about exposure, and not every credential.</summary>
internal static class Registry
{
    public const string Format = "playbooks.registry/1";

    public static JsonObject Of(Tenant tenant, Uri control)
    {
        var known = tenant.Inventory.All.Where(entry => entry.InRegistry).ToList();
        var ids = known.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return new JsonObject
        {
            ["format"] = Format,
            ["credentials"] = new JsonArray([.. known.Select(Credential)]),
            ["consumers"] = new JsonArray([.. tenant.Consumers.All.Where(consumer => ids.Contains(consumer.Credential)).Select(consumer => Shape(consumer, control))]),
        };
    }

    private static JsonObject Credential(InventoryEntry entry)
    {
        var shape = new JsonObject
        {
            ["id"] = entry.Id,
            ["kind"] = entry.Original.Kind,
            ["owner"] = entry.Owner,
            ["principal"] = entry.Principal.DeepClone(),
            ["places"] = new JsonArray([.. entry.Places.Select(place => (JsonNode)new JsonObject { ["place"] = place.Place, ["field"] = place.Field })]),
        };
        if (entry.IsResponders)
        {
            shape["responder"] = true;
        }

        if (entry.ByHand)
        {
            shape["by_hand"] = true;
        }

        foreach (var (name, value) in entry.Said)
        {
            shape[name] = value?.DeepClone();
        }

        return shape;
    }

    private static JsonObject Shape(Consumer consumer, Uri control)
    {
        var shape = new JsonObject { ["id"] = consumer.Id, ["kind"] = consumer.Kind, ["owner"] = consumer.Owner, ["credential"] = consumer.Credential };
        if (consumer.Workflow?.Split(':') is [var repository, var path])
        {
            shape["workflow"] = new JsonObject { ["repository"] = repository, ["path"] = path, ["ref"] = "main" };
        }
        else
        {
            shape["health"] = new Uri(control, "/_sandbox/consumers/" + Uri.EscapeDataString(consumer.Id)).ToString();
        }

        return shape;
    }
}
