namespace Playbooks.Language.Lockfiles.Node;

/// <summary>One block of a <c>yarn.lock</c>: the ranges that were asked for, and what they were resolved to.</summary>
internal sealed class YarnEntry(string key, int line)
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    internal void Take(string text)
    {
        var split = text.IndexOf(' ', StringComparison.Ordinal);
        if (split > 0)
        {
            _fields.TryAdd(text[..split].TrimEnd(':'), LockfileText.Unquote(text[split..]));
        }
    }

    internal void AddTo(LockfileFindings findings)
    {
        if (_fields.TryGetValue("resolution", out var resolution))
        {
            Resolved(resolution, findings);
            return;
        }

        // What was asked for: in Yarn 2 and later, an entry cut off before its resolution still has it.
        var asked = LockfileText.Unquote(LockfileText.Unquote(key).Split(", ")[0].Trim('"'));
        var parts = NpmVersion.Split(asked) ?? (asked, "");
        var name = NpmVersion.Alias(parts.Item2)?.Name ?? parts.Item1;
        findings.Add("npm", name, _fields.GetValueOrDefault("version"), _fields.GetValueOrDefault("integrity") ?? Sha1(), line);
    }

    /// <summary><c>name@npm:1.2.3</c>, <c>name@patch:…</c>, <c>name@https://…</c>; a workspace is the project's own.</summary>
    private void Resolved(string resolution, LockfileFindings findings)
    {
        if (NpmVersion.Split(resolution) is not { } parts)
        {
            findings.Doubt($"the resolution {LockfileFindings.Short(resolution)} names no package", line);
        }
        else if (!parts.Tail.StartsWith("workspace:", StringComparison.Ordinal))
        {
            findings.Add("npm", parts.Name, _fields.GetValueOrDefault("version"), _fields.GetValueOrDefault("checksum"), line);
        }
    }

    /// <summary>Yarn 1 before 1.10 wrote the SHA-1 of the archive behind its address.</summary>
    private string? Sha1()
    {
        var mark = _fields.GetValueOrDefault("resolved")?.Split('#') is [_, var sum] ? sum : null;
        return mark is { Length: 40 } && mark.All(char.IsAsciiHexDigit) ? $"sha1:{mark}" : null;
    }
}
