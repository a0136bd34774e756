using System.Text.RegularExpressions;
using Playbooks.Sandbox.GitHub.Repositories;

namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>What a workflow's text says of a job's steps, as GitHub names them. The texts are ours and plainly indented: a line at a time is enough.</summary>
internal static partial class FileSteps
{
    /// <summary>Empty where no job of the file is shown by that name.</summary>
    public static IEnumerable<string> Of(string text, string shown)
    {
        var name = shown.Split(" / ")[^1].Split(" (")[0];
        var job = Jobs(text).FirstOrDefault(lines => lines[0].Trim(' ', ':') == name || lines.Exists(line => line.Trim() == "name: " + name)) ?? [];
        return job.SelectMany(All);
    }

    /// <summary>The steps of every job of the text.</summary>
    public static IEnumerable<string> All(string text) => Step().Matches(text).Select(match => "Run " + (match.Groups[2].Value is "|" ? "script" : match.Groups[2].Value.Trim('"', '\'')));

    /// <summary>The actions that a runner fetches for these steps, with those that the repository's own actions use.</summary>
    public static IEnumerable<string> Fetched(IEnumerable<string> steps, Commit commit)
    {
        foreach (var used in steps.Select(step => step.TrimStart('~').Split(' ')).Where(words => words is ["Run", ..] && words.Length > 1).Select(words => words[1]))
        {
            if (used.StartsWith("./", StringComparison.Ordinal))
            {
                foreach (Match inner in Step().Matches(commit.Files.GetValueOrDefault(used[2..] + "/action.yml") ?? ""))
                {
                    yield return inner.Groups[2].Value;
                }
            }
            else if (used.Contains('@', StringComparison.Ordinal) && used.Contains('/', StringComparison.Ordinal))
            {
                yield return used;
            }
        }
    }

    private static IEnumerable<List<string>> Jobs(string text)
    {
        var lines = text.Split('\n').SkipWhile(line => line.TrimEnd() != "jobs:").Skip(1).ToList();
        var starts = Enumerable.Range(0, lines.Count).Where(i => JobStart().IsMatch(lines[i])).ToList();
        return starts.Select((start, n) => lines[start..(n + 1 < starts.Count ? starts[n + 1] : lines.Count)]);
    }

    [GeneratedRegex(@"^\s*(?:- )?(uses|run): *(\S[^\r\n]*)$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Step();

    [GeneratedRegex(@"^  [\w-]+:\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JobStart();
}
