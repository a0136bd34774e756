using Playbooks.Language.Lockfiles;
using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Inventories;

/// <summary>CycloneDX 1.2 to 1.7 as JSON (cyclonedx.org/docs): components, those inside them, and the one that is described.</summary>
internal static class CycloneDxJson
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        if (root.TextOf("bomFormat") is not "CycloneDX")
        {
            findings.Doubt("bomFormat is not CycloneDX");
        }

        var open = new Stack<JsonItem>();
        Push(root["metadata"]?["component"], open);
        PushAll(root["components"], open);
        while (open.TryPop(out var component))
        {
            Add(component, findings);
            PushAll(component["components"], open);
        }

        return $"cyclonedx-{root.TextOf("specVersion") ?? "json"}";
    }

    private static void Add(JsonItem item, LockfileFindings findings)
    {
        var name = item.TextOf("group") is { Length: > 0 } group ? $"{group}/{item.TextOf("name")}" : item.TextOf("name");
        var hashes = item["hashes"]?.Members.Select(h => Component.Hash(h.Item.TextOf("alg"), h.Item.TextOf("content")));
        Component.Add(item.TextOf("purl"), name, item.TextOf("version"), string.Join(' ', hashes ?? []), item.Line, findings);
    }

    private static void PushAll(JsonItem? list, Stack<JsonItem> open)
    {
        foreach (var (_, item) in list?.Members ?? [])
        {
            open.Push(item);
        }
    }

    private static void Push(JsonItem? item, Stack<JsonItem> open)
    {
        if (item is not null)
        {
            open.Push(item);
        }
    }
}
