using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Lockfiles.Python;

/// <summary><c>Pipfile.lock</c>, version 6: <c>default</c>, <c>develop</c> and categories of the project's own.</summary>
internal static class PipfileLock
{
    internal static string Read(JsonItem root, LockfileFindings findings)
    {
        if (root["_meta"]?.TextOf("pipfile-spec") is not "6")
        {
            findings.Doubt("the version (_meta.pipfile-spec) is missing or not known");
        }

        foreach (var (name, item) in root.Members.Where(m => m.Name != "_meta").SelectMany(m => m.Item.Members))
        {
            Add(name, item, findings);
        }

        return "pipfile";
    }

    private static void Add(string name, JsonItem item, LockfileFindings findings)
    {
        var hashes = string.Join(' ', item["hashes"]?.Members.Select(m => m.Item.Text).OfType<string>() ?? []);
        var version = item.TextOf("version");
        if (version?.StartsWith("==", StringComparison.Ordinal) ?? true)
        {
            findings.Add("pypi", name, version?.TrimStart('='), hashes, item.Line);
        }
        else
        {
            findings.DoubtPackage("pypi", name, "is not fixed to one version", item.Line);
        }
    }
}
