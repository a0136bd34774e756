using System.Text.RegularExpressions;

namespace Playbooks.Language.Lockfiles.Node;

/// <summary>One block under <c>packages</c>. A <c>name</c> or <c>version</c> in it is more certain than the key: entries from an address have them.</summary>
internal sealed partial class PnpmEntry(string name, string version, int line)
{
    private string _name = name;
    private string _version = version;
    private string? _integrity;

    internal static PnpmEntry Of(string key, bool slashed, int line)
    {
        var bare = key.TrimStart('/');
        var paren = bare.IndexOf('(', StringComparison.Ordinal);
        bare = paren > 0 ? bare[..paren] : bare;
        var slash = bare.LastIndexOf('/');
        return slashed && slash > 0 ? new(bare[..slash], bare[(slash + 1)..].Split('_')[0], line)
            : NpmVersion.Split(bare) is { } parts ? new(parts.Name, parts.Tail, line)
            : slash > 0 ? new(bare[..slash], bare[(slash + 1)..].Split('_')[0], line)
            : new(bare, "", line);
    }

    internal void Take(string text)
    {
        var field = text.Trim();
        if (field.StartsWith("name: ", StringComparison.Ordinal))
        {
            _name = LockfileText.Unquote(field[6..]);
        }
        else if (field.StartsWith("version: ", StringComparison.Ordinal))
        {
            _version = LockfileText.Unquote(field[9..]);
        }
        else if (_integrity is null && Integrity().Match(field) is { Success: true } match)
        {
            _integrity = match.Groups[1].Value;
        }
    }

    internal void AddTo(LockfileFindings findings) => NpmVersion.Add(_name, _version, _integrity, line, findings);

    [GeneratedRegex("""\bintegrity: ['"]?(sha\d+-[A-Za-z0-9+/=]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Integrity();
}
