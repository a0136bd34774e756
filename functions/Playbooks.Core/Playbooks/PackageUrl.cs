using System.Text.RegularExpressions;

namespace Playbooks.Core.Playbooks;

/// <summary>Package URLs (https://github.com/package-url/purl-spec): scheme, type, name, and what may follow.</summary>
public static partial class PackageUrl
{
    public const string Cure = "Write pkg:type/name with an @ in names as %40: pkg:npm/%40acme/web@1.2.3, pkg:github/tj-actions/changed-files.";

    public static bool IsOne(string text) => text.Length <= 1_000 && Form().IsMatch(text);

    [GeneratedRegex(@"\Apkg:/{0,2}[A-Za-z][A-Za-z0-9.+-]*(/[^\s/@?#]+)+(@[^\s?#]+)?(\?[^\s#]+)?(#\S+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
