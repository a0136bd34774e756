using System.Text.RegularExpressions;

namespace Playbooks.Language.Lockfiles.Toml;

internal static partial class TomlHashes
{
    /// <summary>The values of every <c>hash = "…"</c>, separated by blanks; null where there is none.</summary>
    internal static string? In(params string?[] values)
    {
        var all = string.Join(' ', values.OfType<string>().SelectMany(v => Hash().Matches(v)).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal));
        return all.Length == 0 ? null : all;
    }

    [GeneratedRegex("""\bhash\s*=\s*"([^"]+)"?""", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
