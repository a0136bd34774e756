using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Inventories;

/// <summary>SPDX 2 as lines of tag and value; a value between <c>&lt;text&gt;</c> marks may span lines and is passed over.</summary>
internal static class SpdxTags
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        var (package, inText, format) = (new Package(), false, "spdx");
        foreach (var (line, number) in lines.Select((line, n) => (line, n + 1)))
        {
            var (tag, value) = line.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && !inText ? (line[..at].Trim(), line[(at + 1)..].Trim()) : ("", line);
            inText = inText ? !line.Contains("</text>", StringComparison.Ordinal) : value.StartsWith("<text>", StringComparison.Ordinal) && !value.Contains("</text>", StringComparison.Ordinal);
            if (tag == "SPDXVersion")
            {
                format = value.ToLowerInvariant();
            }
            else if (tag is "PackageName" or "FileName")
            {
                package.AddTo(findings);
                package = new() { Name = tag == "PackageName" ? value : null, Line = number };
            }
            else
            {
                package.Take(tag, value);
            }
        }

        package.AddTo(findings);
        if (inText)
        {
            findings.Doubt("a text does not end: the file may be cut off", lines.Length);
        }

        return format;
    }

    private sealed class Package
    {
        private readonly List<string> _hashes = [];
        private string? _version;
        private string? _purl;

        internal string? Name { get; init; }

        internal int Line { get; init; }

        internal void Take(string tag, string value)
        {
            var parts = value.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            switch (tag)
            {
                case "PackageVersion":
                    _version = value;
                    break;
                case "ExternalRef" when parts is [_, "purl", var locator, ..]:
                    _purl = locator;
                    break;
                case "PackageChecksum" when parts is [var algorithm, var digest, ..]:
                    _hashes.Add(Component.Hash(algorithm.TrimEnd(':'), digest));
                    break;
                default:
                    break;
            }
        }

        internal void AddTo(LockfileFindings findings)
        {
            if (Name is not null)
            {
                Component.Add(_purl, Name, _version, string.Join(' ', _hashes), Line, findings);
            }
        }
    }
}
