using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>composer.lock</c>. Tags can be moved, so the commit stands for the hash where the archive has none.</summary>
internal static class ComposerLock
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        if (root["packages"] is null)
        {
            findings.Doubt("the list of packages is missing");
        }

        foreach (var (_, item) in (root["packages"]?.Members ?? []).Concat(root["packages-dev"]?.Members ?? []))
        {
            var sum = item["dist"]?.TextOf("shasum");
            var integrity = string.IsNullOrEmpty(sum) ? item["source"]?.TextOf("reference") ?? item["dist"]?.TextOf("reference") : sum;
            findings.Add("composer", item.TextOf("name") ?? "", item.TextOf("version"), integrity, item.Line);
        }

        return "composer";
    }
}
