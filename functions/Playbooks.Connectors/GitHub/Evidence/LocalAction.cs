using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>Composite actions that lie in the repository itself: what their own steps use. One level deep; the log knows the rest.</summary>
internal static partial class LocalAction
{
    public static async Task<FileEvidence> LookIntoAsync(GitHubApi api, RepositoryName repository, WorkflowFacts facts, string sha, ActionUse use, CancellationToken token)
    {
        var mentions = ImmutableArray.CreateBuilder<JobMention>();
        foreach (var job in facts.Jobs)
        {
            foreach (var folder in job.Steps.Select(s => s.Uses).OfType<UsesFacts>().Where(u => u.Kind is UsesKind.Local or UsesKind.SelfRepository).Select(Folder).Distinct(StringComparer.Ordinal))
            {
                var texts = Mentions(await TextAsync(api, repository, folder, sha, token), use).Select(u => $"{folder} uses {u} in the job {job.Id}");
                mentions.Add(new JobMention(job.Name ?? job.Id, [.. texts]));
            }
        }

        return new(mentions.ToImmutable(), [], false);
    }

    /// <summary>Every <c>uses</c> of the text that is the one searched for. A line is enough: an action file is no place for prose.</summary>
    internal static IEnumerable<string> Mentions(string text, ActionUse use) => Uses().Matches(text)
        .Select(m => m.Groups[1].Value)
        .Where(u => u.Split('@', 2) is [var path, var reference] && use.Is(path, reference, null))
        .Distinct(StringComparer.Ordinal);

    private static string Folder(UsesFacts uses) => uses.Text.Split('/', 2)[^1].TrimEnd('/');

    /// <summary>Empty where there is neither file.</summary>
    private static async Task<string> TextAsync(GitHubApi api, RepositoryName repository, string folder, string sha, CancellationToken token)
    {
        foreach (var name in new[] { "action.yml", "action.yaml" })
        {
            if ((await api.ReadFileAsync(repository, $"{folder}/{name}", sha, token)).Is(out var text, out _))
            {
                return text;
            }
        }

        return "";
    }

    [GeneratedRegex("""^[\s{,-]*(?:.*[{,]\s*)?uses:\s*['"]?([^'"#\s,}]+)""", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Uses();
}
