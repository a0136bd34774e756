namespace Playbooks.Language.Lockfiles.Others;

/// <summary>A dependency, plugin or extension of a POM.</summary>
internal sealed class PomEntry(int depth, int line, bool managed)
{
    private string _artifact = "";

    internal int Depth { get; } = depth;

    internal int Line { get; } = line;

    /// <summary>It says which version is used if somebody uses it.</summary>
    internal bool Managed { get; } = managed;

    internal string Group { get; set; } = "";

    internal string? Version { get; private set; }

    internal string Name(Func<string, string> resolve) => $"{resolve(Group)}:{resolve(_artifact)}";

    internal void Take(string field, string text)
    {
        switch (field)
        {
            case "groupId":
                Group = text;
                break;
            case "artifactId":
                _artifact = text;
                break;
            case "version":
                Version = text;
                break;
            default:
                break;
        }
    }
}
