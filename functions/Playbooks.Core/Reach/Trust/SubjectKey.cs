namespace Playbooks.Core.Reach.Trust;

/// <summary>
/// The first two parts of a subject, <c>repo:owner/name</c> as a rule: two texts that differ in it are different, so that of thousands of
/// trusts only those with the job's own key have to be asked.
/// </summary>
internal static class SubjectKey
{
    /// <summary>Null where the text that is fixed does not hold all of it: then anything may fit.</summary>
    /// <param name="start">What the text begins with.</param>
    /// <param name="isWhole">Nothing follows.</param>
    public static string? Of(string start, bool isWhole)
    {
        var first = start.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : start.IndexOf(':', first + 1);
        return second >= 0 ? start[..second] : isWhole ? start : null;
    }

    public static string? Of(GlobPattern pattern) => Of(pattern.Beginning, pattern.IsLiteral);

    /// <summary>Of text with wildcards, and with <c>${</c> beginning a variable.</summary>
    public static string? OfWildcards(string text)
    {
        var end = text.AsSpan().IndexOfAny('*', '?', '$');
        return Of(end < 0 ? text : text[..end], end < 0);
    }
}
