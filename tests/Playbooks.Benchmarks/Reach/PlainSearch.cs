using System.Text.Json;
using System.Text.RegularExpressions;

namespace Playbooks.Benchmarks.Reach;

/// <summary>What a responder's line of grep says: a file that names the action gives away every <c>secrets.X</c> in it, to every run of it.</summary>
internal static partial class PlainSearch
{
    public static HashSet<string> Find(string folder)
    {
        var named = new Dictionary<(string Repository, string Sha, string Path), string[]>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "workflows.jsonl")))
        {
            using var file = JsonDocument.Parse(line);
            var text = Text(file.RootElement, "text");
            if (Uses().IsMatch(text))
            {
                named[(Text(file.RootElement, "repository"), Text(file.RootElement, "sha"), Text(file.RootElement, "path"))] = [.. Secret().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
            }
        }

        return File.ReadLines(Path.Combine(folder, "runs.jsonl")).SelectMany(line => Reached(line, named)).ToHashSet(StringComparer.Ordinal);
    }

    private static List<string> Reached(string line, Dictionary<(string Repository, string Sha, string Path), string[]> named)
    {
        using var parsed = JsonDocument.Parse(line);
        var run = parsed.RootElement;
        var repository = Text(run, "repository");
        return !named.TryGetValue((repository, Text(run, "head_sha"), Text(run, "path")), out var secrets) ? []
            : [.. run.GetProperty("jobs").EnumerateArray().SelectMany(job => secrets.Select(name => $"job:{repository}/{run.GetProperty("run")}/{job.GetProperty("job")} {name}"))];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    [GeneratedRegex("""uses:\s*['"]?tj-actions/changed-files""", RegexOptions.IgnoreCase)]
    private static partial Regex Uses();

    [GeneratedRegex("""secrets\.([A-Za-z_][A-Za-z0-9_]*)""")]
    private static partial Regex Secret();
}
