using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>The action, or reusable workflow, that a search is for.</summary>
/// <param name="Refs">Tags, branches or commits that count; any where there are none.</param>
/// <param name="Commits">The hostile commits, full SHAs; where they are known, a use that is known to be of another commit does not count.</param>
internal sealed record ActionUse(string Owner, string Repository, ImmutableArray<string> Refs, ImmutableArray<string> Commits)
{
    private const int ShortestSha = 7;
    private const int ShaLength = 40;

    /// <param name="text"><c>owner/name</c>, with or without <c>@ref</c>.</param>
    public static bool TryParse(string text, IEnumerable<string> refs, IEnumerable<string> commits, [NotNullWhen(true)] out ActionUse? use)
    {
        var parts = text.Split('@', 2);
        use = RepositoryName.TryParse(string.Join('/', parts[0].Split('/').Take(2)), out var name)
            ? new(name.Owner, name.Name, [.. refs, .. parts.Skip(1)], [.. commits])
            : null;
        return use is not null;
    }

    public bool Is(UsesFacts uses) =>
        uses.Kind == UsesKind.Action && Is($"{uses.Owner}/{uses.Repository}", uses.Ref ?? "", null);

    /// <param name="path"><c>owner/name</c>, maybe with a path below.</param>
    /// <param name="sha">The commit that it stood for, where it is known.</param>
    public bool Is(string path, string reference, string? sha) =>
        string.Join('/', path.Split('/').Take(2)).Equals(ToString(), StringComparison.OrdinalIgnoreCase)
        ? IsRef(reference, sha) && IsCommit(sha ?? (IsSha(reference) ? reference : null))
        : IsFork(path, sha ?? (IsSha(reference) ? reference : null));

    private bool IsRef(string reference, string? sha) =>
        Refs.IsEmpty || Refs.Any(r => r == reference || (sha is not null && r.Length >= ShortestSha && sha.StartsWith(r, StringComparison.OrdinalIgnoreCase)));

    /// <param name="sha">Null where only a tag or a branch is known: it may have been any commit at the time.</param>
    private bool IsCommit(string? sha) => sha is null || Commits.IsEmpty || IsHostile(sha);

    private bool IsHostile(string sha) => Commits.Any(c => c.Length >= ShortestSha && sha.StartsWith(c, StringComparison.OrdinalIgnoreCase));

    /// <summary>Forks share their commits: a hostile one can be used by the name of any of them.</summary>
    private bool IsFork(string path, string? sha) =>
        sha is not null && IsHostile(sha) && path.Split('/') is [_, var name, ..] && name.Equals(Repository, StringComparison.OrdinalIgnoreCase);

    private static bool IsSha(string reference) => reference.Length == ShaLength && reference.All(char.IsAsciiHexDigit);

    public override string ToString() => $"{Owner}/{Repository}";
}
