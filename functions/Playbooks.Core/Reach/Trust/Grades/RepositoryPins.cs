using System.Text.RegularExpressions;

namespace Playbooks.Core.Reach.Trust.Grades;

internal static partial class RepositoryPins
{
    /// <param name="text"><c>owner/name</c> or <c>owner@id/name@id</c>, with wildcards.</param>
    public static Pins Of(string text) =>
        !OneRepository().IsMatch(text)
            ? new() { Repository = OneOwner().IsMatch(text) ? RepositoryPin.Organisation : RepositoryPin.Anyone }
        : Wild.IsIn(text)
            ? new() { Repository = RepositoryPin.Repository, Doubt = TrustGrading.Caution("the ids are left open: whoever takes the name after it was given up is let in") }
        : new() { Repository = RepositoryPin.Repository };

    // Wildcards in the ids alone admit no other name.
    [GeneratedRegex(@"\A[^/@*?]+(@[0-9*?]+)?/[^/@*?]+(@[0-9*?]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OneRepository();

    [GeneratedRegex(@"\A[^/@*?]+(@[0-9]+)?/", RegexOptions.CultureInvariant)]
    private static partial Regex OneOwner();
}
