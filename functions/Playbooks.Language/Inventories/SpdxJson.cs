using Playbooks.Language.Lockfiles;
using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Inventories;

/// <summary>SPDX 2.2 and 2.3 as JSON (spdx.github.io/spdx-spec/v2.3), as GitHub exports its dependency graph too.</summary>
internal static class SpdxJson
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        if (root.TextOf("spdxVersion") is not { } version || !version.StartsWith("SPDX-2", StringComparison.Ordinal))
        {
            findings.Doubt($"the SPDX version {LockfileFindings.Short(root.TextOf("spdxVersion") ?? "is missing")} is not known");
        }

        foreach (var (_, package) in root["packages"]?.Members ?? [])
        {
            Add(package, findings);
        }

        return (root.TextOf("spdxVersion") ?? "spdx").ToLowerInvariant();
    }

    private static void Add(JsonItem package, LockfileFindings findings)
    {
        var purls = (package["externalRefs"]?.Members ?? []).Select(r => r.Item).Where(r => r.TextOf("referenceType") == "purl").Select(r => r.TextOf("referenceLocator")).ToList();
        var hashes = package["checksums"]?.Members.Select(c => Component.Hash(c.Item.TextOf("algorithm"), c.Item.TextOf("checksumValue")));
        foreach (var purl in purls.Count > 0 ? purls : [null])
        {
            Component.Add(purl, package.TextOf("name"), package.TextOf("versionInfo"), string.Join(' ', hashes ?? []), package.Line, findings);
        }
    }
}
