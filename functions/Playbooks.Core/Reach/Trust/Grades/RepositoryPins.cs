using System.Text.RegularExpressions;

namespace Playbooks.Core.Reach.Trust.Grades;

internal static partial class RepositoryPins
{
    /// <param name="text"><c>owner/name</c> or <c>owner@id/name@id</c>, with wildcards.</param>
    public static RepositoryPin Of(string text) =>
        OneRepository().IsMatch(text) ? RepositoryPin.Repository
        : OneOwner().IsMatch(text) ? RepositoryPin.Organisation
        : RepositoryPin.Anyone;

    // Ids left open admit no other name, only a name that was given up and taken again, as the form without ids does.
    [GeneratedRegex(@"\A[^/@*?]+(@[0-9*?]+)?/[^/@*?]+(@[0-9*?]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OneRepository();

    [GeneratedRegex(@"\A[^/@*?]+(@[0-9]+)?/", RegexOptions.CultureInvariant)]
    private static partial Regex OneOwner();
}
