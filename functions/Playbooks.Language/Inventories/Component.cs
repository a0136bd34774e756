using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Inventories;

/// <summary>One entry of a bill of materials: by its package URL, else by its name alone.</summary>
internal static class Component
{
    /// <param name="purl">Null or empty where the entry has none.</param>
    /// <param name="hashes">As <c>algorithm:hex</c>, separated by blanks.</param>
    internal static void Add(string? purl, string? name, string? version, string? hashes, int line, LockfileFindings findings)
    {
        if (string.IsNullOrWhiteSpace(purl))
        {
            // Files, devices and services have no version: they are no packages.
            if (!string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(version))
            {
                findings.Add(InventoryRules.Unidentified, name, version, hashes, line);
            }
        }
        else if (PackageUrlText.Read(purl, out var fault) is { } package)
        {
            findings.Add(package.Type, package.FullName, package.Version ?? version, hashes, line);
        }
        else
        {
            findings.Doubt($"'{LockfileFindings.Short(purl)}' is no package URL: {fault}", line);
        }
    }

    internal static string Hash(string? algorithm, string? digest) =>
        $"{(algorithm ?? "").Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}:{digest}";
}
