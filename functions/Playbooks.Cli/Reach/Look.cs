using Playbooks.Core.Values;

namespace Playbooks.Cli.Reach;

/// <summary>One look at a tenant as the caller asked for it.</summary>
/// <param name="Artifact"><c>pkg:github/owner/name</c> or <c>owner/name</c>, maybe with <c>@ref</c>.</param>
/// <param name="Windows">FROM..TO each.</param>
internal sealed record Look(string Artifact, string[] Windows, string[] Commits, string[] Indicators, string? Tenant, string Playbook)
{
    private const int ShaLength = 40;

    /// <summary>The playbook's inputs; null where a window cannot be read.</summary>
    public Value? Inputs()
    {
        var windows = Windows.Select(text => text.Split("..", 2)).ToList();
        if (windows.Count == 0 || windows.Any(parts => parts.Length != 2 || !parts.All(part => TimeText.TryRead(part, out _))))
        {
            return null;
        }

        var (name, reference) = Artifact.Split('@', 2) is [var before, var after] ? (before, after) : (Artifact, "");
        var isSha = reference.Length == ShaLength && reference.All(char.IsAsciiHexDigit);
        return Value.MapOf(
            ("artifact", Value.Of(name.StartsWith("pkg:", StringComparison.Ordinal) ? name : $"pkg:github/{name}")),
            ("bad-commits", Value.ListOf([.. Commits, .. isSha ? [reference] : Array.Empty<string>()])),
            ("bad-versions", Value.ListOf(reference.Length == 0 || isSha ? [] : new[] { reference })),
            ("windows", Value.ListOf(windows.Select(parts => Value.MapOf(("from", Value.Of(parts[0])), ("to", Value.Of(parts[1])), ("source", Value.Of("command line")))))),
            ("indicators", Value.ListOf(Indicators)));
    }
}
