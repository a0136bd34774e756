using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Playbooks.Language.Workflows.Notation;

/// <summary>A folder of workflow files whose facts somebody wrote down in one JSON file, by the files' paths.</summary>
public static class LabelledFolder
{
    /// <summary>Reads every file the truth names and compares it.</summary>
    /// <param name="truth">Object of file path to labelled facts.</param>
    /// <param name="owners">Owner of the repository by file path, where one is known.</param>
    /// <param name="read">The bytes of a file of the folder; null where it is not there, which is a difference.</param>
    public static FolderComparison Compare(JsonObject truth, Func<string, string?> owners, Func<string, byte[]?> read)
    {
        var differences = ImmutableArray.CreateBuilder<NotationDifference>();
        var equal = 0;
        foreach (var (file, expected) in truth)
        {
            var found = Differences(file, expected as JsonObject ?? [], owners(file), read(file));
            differences.AddRange(found);
            equal += found.Count == 0 ? 1 : 0;
        }

        return new(truth.Count, equal, differences.ToImmutable());
    }

    private static List<NotationDifference> Differences(string file, JsonObject expected, string? owner, byte[]? bytes) =>
        bytes is null
            ? [new(file, null, "file", "true", "false")]
            : [.. NotationComparison.Compare(file, expected, WorkflowNotation.Write(WorkflowReader.Read(file, bytes), owner))];

    /// <summary>
    /// Owner by file, from a manifest of the form <c>[{"file": …, "repo": "owner/name"}]</c>; a file that it does not name is owned by whoever its
    /// name begins with, as in <c>owner__repository__file.yml</c>.
    /// </summary>
    public static Func<string, string?> Owners(JsonArray? manifest)
    {
        var named = (manifest ?? [])
            .Where(row => row?["file"] is not null && row["repo"] is not null)
            .GroupBy(row => (string?)row!["file"] ?? "", StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => ((string?)rows.First()!["repo"] ?? "").Split('/')[0], StringComparer.Ordinal);
        return file => named.TryGetValue(file, out var owner) ? owner : file.Split("__") is [var first, _, _, ..] ? first : null;
    }
}
