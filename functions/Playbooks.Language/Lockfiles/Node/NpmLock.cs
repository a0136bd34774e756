using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Lockfiles.Node;

/// <summary><c>package-lock.json</c> and <c>npm-shrinkwrap.json</c>, versions 1 to 3 (docs.npmjs.com, package-lock.json).</summary>
internal static class NpmLock
{
    private const string Folder = "node_modules/";

    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        var version = root.TextOf("lockfileVersion");
        if (version is not ("1" or "2" or "3"))
        {
            findings.Doubt(version is null ? "the lockfile version is missing" : $"the lockfile version {LockfileFindings.Short(version)} is not known");
        }

        foreach (var (path, item) in root["packages"]?.Members ?? [])
        {
            Installed(path, item, findings);
        }

        Tree(root["dependencies"], findings);
        if (root["packages"] is null && root["dependencies"] is null && root.Members.Count == 0)
        {
            findings.Doubt("there is nothing in it that names packages");
        }

        return version is "1" or "2" or "3" ? $"npm-v{version}" : "npm";
    }

    private static void Installed(string path, JsonItem item, LockfileFindings findings)
    {
        // The project itself, its workspaces, and links to them are not packages of a registry.
        var at = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (at >= 0 && item.TextOf("link") != "true")
        {
            Add(item.TextOf("name") ?? path[(at + Folder.Length)..], item, findings);
        }
    }

    private static void Tree(JsonItem? dependencies, LockfileFindings findings)
    {
        foreach (var (name, item) in dependencies?.Members ?? [])
        {
            Add(name, item, findings);
            Tree(item["dependencies"], findings);
        }
    }

    private static void Add(string name, JsonItem item, LockfileFindings findings)
    {
        var version = item.TextOf("version");
        if (version is not null && NpmVersion.Alias(version) is { } alias)
        {
            (name, version) = alias;
        }

        NpmVersion.Add(name, version, item.TextOf("integrity"), item.Line, findings);
    }
}
