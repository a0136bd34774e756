using System.Text.RegularExpressions;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>Splits a Graph path; an alternate key in parentheses becomes a segment of its own: <c>appId=…</c>.</summary>
internal static partial class GraphPath
{
    /// <summary>Null when the path has no known version.</summary>
    public static IReadOnlyList<string>? Segments(string rawPath)
    {
        var path = Uri.UnescapeDataString(rawPath).Trim('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && path[..slash] is ("v1.0" or "beta")
            ? AlternateKey().Replace(path[(slash + 1)..], match => $"/{match.Groups[1].Value}={match.Groups[2].Value}").Split('/')
            : null;
    }

    [GeneratedRegex(@"\((appId|name)='([^']*)'\)")]
    private static partial Regex AlternateKey();
}
