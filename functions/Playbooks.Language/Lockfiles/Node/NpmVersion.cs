namespace Playbooks.Language.Lockfiles.Node;

/// <summary>What the lockfiles around npm write where a version is expected.</summary>
internal static class NpmVersion
{
    /// <summary><c>npm:name@version</c>: another package under this name.</summary>
    internal static (string Name, string Version)? Alias(string version) =>
        version.StartsWith("npm:", StringComparison.Ordinal) && Split(version[4..]) is { } parts ? parts : null;

    /// <summary><c>name@rest</c> or <c>@scope/name@rest</c>; null without an <c>@</c> between.</summary>
    internal static (string Name, string Tail)? Split(string text)
    {
        var at = text.Length > 1 ? text.IndexOf('@', 1) : -1;
        return at > 0 ? (text[..at], text[(at + 1)..]) : null;
    }

    /// <summary>A link (git, folder, address) tells where the code came from, not which version it calls itself: that is a doubt.</summary>
    internal static void Add(string name, string? version, string? integrity, int line, LockfileFindings findings)
    {
        if (version is [>= '0' and <= '9', ..] or null or "")
        {
            findings.Add("npm", name, version, integrity, line);
        }
        else if (version.StartsWith("file:", StringComparison.Ordinal) || version.StartsWith("link:", StringComparison.Ordinal))
        {
            findings.DoubtPackage("npm", name, "lies in a folder or file of the repository; its version is not told", line);
        }
        else
        {
            findings.DoubtPackage("npm", name, "comes from an address; its version is not told", line);
        }
    }
}
