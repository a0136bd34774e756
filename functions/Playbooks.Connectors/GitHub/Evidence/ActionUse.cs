using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>The action, or reusable workflow, that a search is for.</summary>
/// <param name="Refs">Tags, branches or commits that count; any where there are none.</param>
internal sealed record ActionUse(string Owner, string Repository, ImmutableArray<string> Refs)
{
    private const int ShortestSha = 7;

    /// <param name="text"><c>owner/name</c>, with or without <c>@ref</c>.</param>
    public static bool TryParse(string text, IEnumerable<string> refs, [NotNullWhen(true)] out ActionUse? use)
    {
        var parts = text.Split('@', 2);
        use = RepositoryName.TryParse(string.Join('/', parts[0].Split('/').Take(2)), out var name)
            ? new(name.Owner, name.Name, [.. refs, .. parts.Skip(1)])
            : null;
        return use is not null;
    }

    public bool Is(UsesFacts uses) =>
        uses.Kind == UsesKind.Action && Is($"{uses.Owner}/{uses.Repository}", uses.Ref ?? "", null);

    /// <param name="path"><c>owner/name</c>, maybe with a path below.</param>
    /// <param name="sha">The commit that it stood for, where it is known.</param>
    public bool Is(string path, string reference, string? sha) =>
        string.Join('/', path.Split('/').Take(2)).Equals(ToString(), StringComparison.OrdinalIgnoreCase)
        && (Refs.IsEmpty || Refs.Any(r => r == reference || (sha is not null && r.Length >= ShortestSha && sha.StartsWith(r, StringComparison.OrdinalIgnoreCase))));

    public override string ToString() => $"{Owner}/{Repository}";
}
