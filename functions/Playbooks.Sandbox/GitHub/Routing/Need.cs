namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>The App permission an operation asks for.</summary>
internal sealed record Need(string Permission, bool Write)
{
    public static Need Nothing { get; } = new("metadata", false);

    public bool IsMetBy(IReadOnlyDictionary<string, string> granted) =>
        Permission == "metadata" || (granted.TryGetValue(Permission, out var level) && (level is "write" or "admin" || !Write));

    /// <summary>As GitHub writes it in <c>X-Accepted-GitHub-Permissions</c>.</summary>
    public override string ToString() => $"{Permission}={(Write ? "write" : "read")}";

    /// <summary>From <c>actions:read</c>.</summary>
    public static Need Of(string text) => new(text[..text.IndexOf(':', StringComparison.Ordinal)], text.EndsWith(":write", StringComparison.Ordinal));
}
