namespace Playbooks.Core.Reach.Trust.Subjects;

/// <param name="FullName"><c>owner/name</c>, in GitHub's own letter case.</param>
/// <param name="OwnerId">The owner's number, null when not known.</param>
/// <param name="Id">The repository's number, null when not known.</param>
/// <param name="UsesImmutableSubject">The repository's setting (<c>use_immutable_subject</c>); null when not known, and then both forms count.</param>
/// <param name="Issuer">The issuer of its tokens.</param>
public sealed record RepositoryFacts(
    string FullName, long? OwnerId, long? Id, bool? UsesImmutableSubject, string Issuer = GitHubIssuer.Common)
{
    private string Owner => FullName.Split('/', 2)[0];

    private string Name => FullName.Split('/', 2) is [_, var name] ? name : "";

    /// <summary>What may stand after <c>repo:</c>.</summary>
    internal IEnumerable<GlobPattern> SubjectNames()
    {
        if (UsesImmutableSubject != true)
        {
            yield return GlobPattern.Literal(FullName);
        }

        if (UsesImmutableSubject != false)
        {
            yield return GlobPattern.Literal($"{Owner}@") + Number(OwnerId) + GlobPattern.Literal($"/{Name}@") + Number(Id);
        }
    }

    private static GlobPattern Number(long? id) => id is { } known ? GlobPattern.Literal($"{known}") : GlobPattern.Anything;
}
