using System.Text;

namespace Playbooks.Core.Reach.Packages;

/// <summary>Which names mean the same package. Where a registry and the URL specification differ the wider reading holds: a hit too many is looked at, a miss is not.</summary>
internal static class PackageNames
{
    internal static string Normalise(string type, string fullName) => type switch
    {
        "pypi" => Runs(fullName.ToLowerInvariant()),
        "cargo" => fullName.ToLowerInvariant().Replace('_', '-'),
        "npm" or "nuget" or "golang" or "composer" => fullName.ToLowerInvariant(),
        "maven" => fullName.Replace(':', '/'),
        _ => fullName,
    };

    /// <summary>PEP 503: runs of <c>-</c>, <c>_</c> and <c>.</c> are one <c>-</c>.</summary>
    private static string Runs(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Select(c => c is '_' or '.' ? '-' : c))
        {
            if (c != '-' || text.Length == 0 || text[^1] != '-')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
