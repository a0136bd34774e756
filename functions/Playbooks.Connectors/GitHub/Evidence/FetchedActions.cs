using System.Text.RegularExpressions;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>
/// The lines in which a runner says which actions it fetches, nested ones too:
/// <c>Download action repository 'owner/name@ref' (SHA:40 digits)</c>, and in which it begins a step: <c>##[group]Run owner/name@ref</c>.
/// </summary>
internal static partial class FetchedActions
{
    /// <summary>What the log says of the action; null where it says nothing.</summary>
    public static FetchedAction? Find(string log, ActionUse use)
    {
        var fetched = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match line in Fetch().Matches(log))
        {
            fetched.Add($"{line.Groups[1].Value}@{line.Groups[2].Value}");
            var (path, reference, sha) = (line.Groups[1].Value, line.Groups[2].Value, line.Groups[3].Value);
            if (use.Is(path, reference, sha))
            {
                return new($"the runner fetched {use}@{reference} at {sha}", sha);
            }
        }

        // What was fetched at a commit of its own has been judged by that commit.
        foreach (Match line in Run().Matches(log))
        {
            if (!fetched.Contains($"{line.Groups[1].Value}@{line.Groups[2].Value}") && use.Is(line.Groups[1].Value, line.Groups[2].Value, null))
            {
                return new($"the runner ran {use}@{line.Groups[2].Value}", null);
            }
        }

        return null;
    }

    /// <summary>The log holds the part in which actions are fetched, so that their absence says something.</summary>
    public static bool IsWhole(string log) => log.Contains("Complete job name:", StringComparison.Ordinal) || Fetch().IsMatch(log);

    [GeneratedRegex(@"Download action repository '([^'@\r\n]{1,300})@([^'\r\n]{1,300})' \(SHA:([0-9a-f]{40})\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fetch();

    [GeneratedRegex(@"##\[group\]Run ([^'@\s]{1,300})@([^'\s]{1,300})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Run();
}
