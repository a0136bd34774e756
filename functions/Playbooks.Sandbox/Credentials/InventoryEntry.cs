using System.Text.Json.Nodes;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Credentials;

/// <summary>One credential of the tenant as it was at the start: the value an attacker holds if it is exposed, and where copies lie.</summary>
internal sealed record InventoryEntry(
    string Id, string Owner, CredentialValue Original, IReadOnlyList<CopyPlace> Places, JsonObject Principal, Exposure Exposure, bool InRegistry, bool IsResponders, bool ByHand)
{
    /// <summary>What owners wrote besides into the registry: <c>purpose</c>, <c>intended</c>, <c>crown_jewel</c>.</summary>
    public JsonObject Said { get; init; } = [];
}
