using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>packages.lock.json</c>, versions 1 and 2: packages by target framework (learn.microsoft.com/nuget, locking dependencies).</summary>
internal static class NuGetLock
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        if (root.TextOf("version") is not ("1" or "2"))
        {
            findings.Doubt("the lock version is missing or not known");
        }

        foreach (var (name, item) in root["dependencies"]?.Members.SelectMany(m => m.Item.Members) ?? [])
        {
            if (!string.Equals(item.TextOf("type"), "Project", StringComparison.OrdinalIgnoreCase))
            {
                findings.Add("nuget", name, item.TextOf("resolved"), item.TextOf("contentHash"), item.Line);
            }
        }

        return "nuget";
    }
}
