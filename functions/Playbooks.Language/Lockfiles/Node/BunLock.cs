using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Lockfiles.Node;

/// <summary><c>bun.lock</c>, the text form (bun.sh/docs): <c>packages</c> maps a place to <c>["name@version", registry, {…}, integrity]</c>.</summary>
internal static class BunLock
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        var version = root.TextOf("lockfileVersion");
        if (version is not ("0" or "1"))
        {
            findings.Doubt(version is null ? "the lockfile version is missing" : $"the lockfile version {LockfileFindings.Short(version)} is not known");
        }

        foreach (var (place, item) in root["packages"]?.Members ?? [])
        {
            Add(place, item, findings);
        }

        return "bun";
    }

    private static void Add(string place, JsonItem item, LockfileFindings findings)
    {
        var texts = item.Members.Select(m => m.Item.Text).OfType<string>().ToList();
        if (texts.Count == 0 || NpmVersion.Split(texts[0]) is not { } package)
        {
            findings.DoubtPackage("npm", place, "has no name and version", item.Line);
        }
        else if (!package.Tail.StartsWith("workspace:", StringComparison.Ordinal))
        {
            var integrity = texts.Skip(1).LastOrDefault(t => t.StartsWith("sha", StringComparison.Ordinal));
            var (name, version) = NpmVersion.Alias(package.Tail) ?? package;
            NpmVersion.Add(name, version, integrity, item.Line, findings);
        }
    }
}
