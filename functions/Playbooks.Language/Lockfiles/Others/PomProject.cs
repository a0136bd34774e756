namespace Playbooks.Language.Lockfiles.Others;

/// <summary>What a POM names, put together while its elements pass by.</summary>
internal sealed class PomProject
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _managed = new(StringComparer.Ordinal);
    private readonly List<PomEntry> _entries = [];
    private PomEntry? _open;

    internal void Enter(Stack<string> path, int line)
    {
        if (_open is null && path.Peek() is "dependency" or "plugin" or "extension" && path.Skip(1).FirstOrDefault() is "dependencies" or "plugins" or "extensions")
        {
            // A plugin without a group is one of Maven's own.
            var group = path.Peek() == "plugin" ? "org.apache.maven.plugins" : "";
            var entry = new PomEntry(path.Count, line, path.Contains("dependencyManagement") || path.Contains("pluginManagement")) { Group = group };
            _entries.Add(entry);
            _open = entry;
        }
    }

    internal void Take(Stack<string> path, string text)
    {
        if (_open is { } entry && path.Count == entry.Depth + 1)
        {
            entry.Take(path.Peek(), text);
        }
        else if (path.Skip(1).FirstOrDefault() == "properties" && path.Count == 3)
        {
            _properties[path.Peek()] = text;
        }
        else if (path.Count == 2 || (path.Count == 3 && path.Skip(1).First() == "parent"))
        {
            _properties[path.Count == 2 ? $"project.{path.Peek()}" : $"project.parent.{path.Peek()}"] = text;
        }
    }

    internal void Leave(Stack<string> path) => _open = _open?.Depth == path.Count ? null : _open;

    internal void AddTo(LockfileFindings findings)
    {
        foreach (var entry in _entries.Where(e => e.Managed && e.Version is not null))
        {
            _managed.TryAdd(entry.Name(Resolve), Resolve(entry.Version ?? ""));
        }

        foreach (var entry in _entries)
        {
            Add(entry, entry.Name(Resolve), findings);
        }
    }

    private void Add(PomEntry entry, string name, LockfileFindings findings)
    {
        var version = entry.Version is { } own ? Resolve(own) : _managed.GetValueOrDefault(name);
        if (entry.Managed)
        {
            findings.DoubtPackage("maven", name, $"is set to {LockfileFindings.Short(version ?? "no version")} where it is used; whether it is, is not told", entry.Line);
        }
        else if (version is null || version.Contains("${", StringComparison.Ordinal) || version.IndexOfAny(['[', '(', ',']) >= 0)
        {
            findings.DoubtPackage("maven", name, "is not fixed to one version in this file", entry.Line);
        }
        else
        {
            findings.Add("maven", name, version, null, entry.Line);
        }
    }

    /// <summary>Properties may name others; eight steps are more than anybody writes, and end a ring.</summary>
    private string Resolve(string text)
    {
        for (var step = 0; step < 8 && text.Length < 1000 && text.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; step++)
        {
            var end = text.IndexOf('}', start);
            if (end < 0 || !Property(text[(start + 2)..end], out var value))
            {
                break;
            }

            text = text[..start] + value + text[(end + 1)..];
        }

        return text;
    }

    /// <summary>A project takes its version and group from its parent where it has none.</summary>
    private bool Property(string name, out string value) =>
        _properties.TryGetValue(name, out value!) // Not null where true is returned, and not used else.
        || (name.StartsWith("project.", StringComparison.Ordinal) && _properties.TryGetValue("project.parent." + name["project.".Length..], out value!));
}
