using System.Text.RegularExpressions;
using Playbooks.Testing.Data;

namespace Playbooks.Testing.Conformance;

/// <summary>The descriptions that lie in the shared data, each read once; null where they are absent.</summary>
public static class Descriptions
{
    public const string GitHubPath = "api/github.openapi.trimmed.json";

    public const string GraphPath = "api/graph.openapi.trimmed.json";

    private static readonly Lazy<OpenApiDescription?> LoadedGraph = new(() => SharedData.Find(GraphPath) is { } path ? OpenApiDescription.Load(path) : null);

    private static readonly Lazy<OpenApiDescription?> Loaded = new(() => SharedData.Find(GitHubPath) is { } path ? OpenApiDescription.Load(path) : null);

    public static OpenApiDescription? GitHub => Loaded.Value;

    /// <summary>Of v1.0, without that prefix.</summary>
    public static OpenApiDescription? Graph => LoadedGraph.Value;

    /// <summary>Operations that GitHub describes and the copy here leaves out: those are not checked.</summary>
    private static readonly string[] GitHubLeftOut = ["/invitations$", "/git/blobs/[^/]+$", "/pulls(/[0-9]+)?$"];

    /// <summary>Whether it is none of those; such an address is not checked.</summary>
    public static bool IsLeftOut(Uri url) => Array.Exists(GitHubLeftOut, path => Regex.IsMatch(url.AbsolutePath, path, RegexOptions.CultureInvariant));

    /// <summary>Its account must be a user and an enterprise at once there, which its own example is not.</summary>
    public static IReadOnlySet<string> GitHubContradictions { get; } = new HashSet<string>(StringComparer.Ordinal) { "apps/list-installations" };
}
