using Playbooks.Language.Lockfiles;
using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Inventories;

/// <summary>SPDX 3 as JSON-LD (spdx.github.io/spdx-spec/v3.0.1): the elements that are software packages.</summary>
internal static class Spdx3
{
    internal static string Read(JsonItem graph, LockfileFindings findings)
    {
        foreach (var (_, item) in graph.Members.Where(m => m.Item.TextOf("type") is "software_Package" or "software:Package"))
        {
            var purl = item.TextOf("software_packageUrl") ?? item.TextOf("software:packageUrl") ?? item["externalIdentifier"]?.Members
                .Select(m => m.Item).FirstOrDefault(i => i.TextOf("externalIdentifierType") is "packageUrl" or "purl")?.TextOf("identifier");
            var hashes = item["verifiedUsing"]?.Members.Where(h => h.Item.TextOf("hashValue") is not null).Select(h => Component.Hash(h.Item.TextOf("algorithm"), h.Item.TextOf("hashValue")));
            var version = item.TextOf("software_packageVersion") ?? item.TextOf("software:packageVersion");
            Component.Add(purl, item.TextOf("name"), version, string.Join(' ', hashes ?? []), item.Line, findings);
        }

        return "spdx-3";
    }
}
