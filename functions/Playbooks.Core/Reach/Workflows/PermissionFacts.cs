using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>What the job's GITHUB_TOKEN may do.</summary>
/// <param name="Scopes">Scope to access as written, without those that say none; for read-all and write-all what they stand for; empty where the repository's default applies.</param>
/// <param name="None">Scopes that the text sets to none, which is also what an unnamed scope of a map is.</param>
/// <param name="Raw">The text of <see cref="PermissionForm.Invalid"/>.</param>
public sealed record PermissionFacts(PermissionForm Form, ImmutableSortedDictionary<string, string> Scopes, ImmutableArray<string> None, PermissionSource Source, string? Raw = null)
{
    public static ImmutableSortedDictionary<string, string> NoScopes { get; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Nothing stated: read or write, as the repository or organisation is set.</summary>
    public static PermissionFacts Default { get; } = new(PermissionForm.Default, NoScopes, [], PermissionSource.Default);

    /// <summary>The job may ask for an OIDC token. The repository's default never grants it.</summary>
    public bool CanRequestIdToken => Scopes.GetValueOrDefault("id-token") == "write";

    public bool Equals(PermissionFacts? other) =>
        other is not null && (Form, Source, Raw) == (other.Form, other.Source, other.Raw) && Scopes.SequenceEqual(other.Scopes);

    public override int GetHashCode() => HashCode.Combine(Form, Source, Raw, Scopes.Count);
}
