using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>Whether a <c>uses</c> runs the hostile action.</summary>
internal static class ActionMatching
{
    /// <summary>Composite actions may use others ten deep.</summary>
    private const int MostLevels = 10;
    private const int ShortestSha = 7;
    private const int FullSha = 40;

    /// <summary>Null where the text names something else.</summary>
    internal static Finding? Match(SuspectArtifact.Action artifact, UsesFacts uses, string? resolvedSha)
    {
        if (uses.Ref is not { } used)
        {
            return null;
        }

        if (!$"{uses.Owner}/{uses.Repository}".Equals(artifact.Repository, StringComparison.OrdinalIgnoreCase))
        {
            return IsFork(artifact, uses, resolvedSha ?? used)
                ? new(ExposureGrade.Confirmed, "uses-fork-sha", $"{uses.Text} is the hostile commit, by way of a fork: forks share their commits.")
                : null;
        }

        var suspects = artifact.Refs.Where(IsSha).ToList();
        if (resolvedSha is not null && suspects.Count > 0)
        {
            return suspects.Exists(s => Begins(resolvedSha, s))
                ? new(ExposureGrade.Confirmed, "resolved-sha", $"The log shows that {uses.Text} was the hostile commit {resolvedSha}.")
                : new(ExposureGrade.RuledOut, "resolved-other-sha", $"The log shows that {uses.Text} was {resolvedSha}, which is not hostile.");
        }

        return uses.Pin == PinKind.Sha ? BySha(artifact, used) : ByName(artifact, used);
    }

    /// <summary>Searches what the action uses itself; null where nothing is found and everything was read.</summary>
    internal static Finding? MatchInside(SuspectArtifact.Action artifact, UsesFacts uses, FindNested nested, ICollection<string> notSeen) =>
        MatchInside(artifact, uses, nested, notSeen, MostLevels);

    private static Finding? MatchInside(SuspectArtifact.Action artifact, UsesFacts uses, FindNested nested, ICollection<string> notSeen, int levels)
    {
        if (uses.Kind is UsesKind.Image or UsesKind.Invalid)
        {
            return null;
        }

        if (levels == 0 || nested(uses) is not { } inside)
        {
            notSeen.Add(uses.Text);
            return null;
        }

        return inside
            .Select(used => Match(artifact, used, resolvedSha: null) ?? MatchInside(artifact, used, nested, notSeen, levels - 1))
            .Aggregate((Finding?)null, (best, found) => best is null ? found : found is null ? best : best.Or(found));
    }

    private static Finding BySha(SuspectArtifact.Action artifact, string sha) =>
        artifact.Refs.IsEmpty ? new(ExposureGrade.Confirmed, "uses-any-ref", "Every commit of the action is suspect.")
        : artifact.Refs.Any(r => IsSha(r) && Begins(sha, r)) ? new(ExposureGrade.Confirmed, "uses-sha", "The step is pinned to a hostile commit.")
        : new(ExposureGrade.RuledOut, "uses-other-sha", "The step is pinned to a commit that is not hostile.");

    private static Finding ByName(SuspectArtifact.Action artifact, string name) =>
        artifact.Refs.IsEmpty ? new(ExposureGrade.Confirmed, "uses-any-ref", "Every ref of the action is suspect.")
        : artifact.Refs.Any(r => WithoutPrefix(r) == WithoutPrefix(name)) ? new(ExposureGrade.Probable, "uses-ref", $"The step uses {name}, which led to hostile code in the window.")
        : new(ExposureGrade.Possible, "uses-other-ref", $"The step uses {name}, which is not known to have been moved; a tag or branch can be.");

    private static string WithoutPrefix(string gitRef) =>
        gitRef.StartsWith("refs/tags/", StringComparison.Ordinal) || gitRef.StartsWith("refs/heads/", StringComparison.Ordinal) ? gitRef.Split('/', 3)[2] : gitRef;

    private static bool IsFork(SuspectArtifact.Action artifact, UsesFacts uses, string sha) =>
        (uses.Repository ?? "").Equals(artifact.Repository.Split('/')[^1], StringComparison.OrdinalIgnoreCase) && artifact.Refs.Any(r => IsSha(r) && sha.Length == FullSha && Begins(sha, r));

    /// <summary>Advisories shorten commits: seven digits and more stand for the commit that begins with them.</summary>
    private static bool IsSha(string gitRef) => gitRef.Length is >= ShortestSha and <= FullSha && gitRef.All(char.IsAsciiHexDigit) && gitRef.Any(char.IsAsciiDigit);

    private static bool Begins(string sha, string start) => sha.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
