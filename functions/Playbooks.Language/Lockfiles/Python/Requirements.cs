using System.Text.RegularExpressions;

namespace Playbooks.Language.Lockfiles.Python;

/// <summary>pip's requirements files (pip.pypa.io, requirements file format): a version is fixed by <c>==</c> or <c>===</c>; everything else is a doubt.</summary>
internal static partial class Requirements
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        var hashed = true;
        for (var n = 0; n < lines.Length; n++)
        {
            var start = n + 1;
            var parts = new List<string> { Uncommented(lines[n]) };
            while (parts[^1].EndsWith('\\') && n + 1 < lines.Length)
            {
                parts[^1] = parts[^1][..^1];
                parts.Add(Uncommented(lines[++n]));
            }

            var text = string.Join(' ', parts);
            if (text.EndsWith('\\'))
            {
                findings.Doubt("the line goes on, and the file ends: it may be cut off", start);
            }

            hashed &= Requirement(text.TrimEnd('\\').Trim(), start, findings);
        }

        if (!hashed)
        {
            findings.Doubt("not every requirement has a hash, so packages that these bring along need not be listed");
        }

        return "requirements";
    }

    /// <summary>False for a requirement without a hash: pip then installs what is not listed too.</summary>
    private static bool Requirement(string text, int line, LockfileFindings findings)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] == '-')
        {
            Option(text, line, findings);
            return true;
        }

        if (Name().Match(text) is not { Success: true } match)
        {
            findings.Doubt("a requirement without a name, or from an address", line);
            return false;
        }

        var hashes = string.Join(' ', Hash().Matches(text).Select(m => m.Groups[1].Value));
        Named(match.Groups["name"].Value, match.Groups["rest"].Value, hashes, line, findings);
        return hashes.Length > 0;
    }

    private static void Named(string name, string rest, string hashes, int line, LockfileFindings findings)
    {
        if (rest.StartsWith('@'))
        {
            findings.DoubtPackage("pypi", name, "comes from an address; its version is not told", line);
        }
        else if (Fixed().Match(rest.Split(" --", 2)[0].Split(';')[0]) is { Success: true } version && !version.Groups[1].Value.Contains('*', StringComparison.Ordinal))
        {
            findings.Add("pypi", name, version.Groups[1].Value, hashes, line);
        }
        else
        {
            findings.DoubtPackage("pypi", name, "is not fixed to one version", line);
        }
    }

    private static void Option(string text, int line, LockfileFindings findings)
    {
        if (Included().Match(text) is { Success: true } file)
        {
            findings.Doubt($"{LockfileFindings.Short(file.Groups[1].Value)} is included, and was not read", line);
        }
        else if (text.StartsWith("-e", StringComparison.Ordinal) || text.StartsWith("--editable", StringComparison.Ordinal))
        {
            findings.Doubt("an editable requirement: its name and version are not told", line);
        }
    }

    private static string Uncommented(string line)
    {
        var mark = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
        return (mark >= 0 ? line[..mark] : line).Trim();
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\]\s*)?\(?(?<rest>$|[@=<>!~;,\s)].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:^|[,\s])={2,3}\s*([^\s,;)]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();

    [GeneratedRegex(@"--hash[= ]\s*([A-Za-z0-9]+:[0-9A-Fa-f]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    [GeneratedRegex(@"^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Included();
}
