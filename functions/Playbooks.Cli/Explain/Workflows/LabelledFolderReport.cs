using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Language.Workflows.Notation;

namespace Playbooks.Cli.Explain.Workflows;

/// <summary>Compares a labelled folder and prints <c>{"files", "equal", "differences"}</c>, or the same in words.</summary>
internal static class LabelledFolderReport
{
    private const long MostLabels = 256 * 1024 * 1024;
    private const long MostWorkflow = 16 * 1024 * 1024;

    internal static int Run(string folder, string truthFile, bool json, TextWriter output, TextWriter error)
    {
        if (Parse(truthFile, error) is not JsonObject truth)
        {
            error.WriteLine($"{truthFile}: labels are a JSON object of file path to facts.");
            return 1;
        }

        var manifest = Path.Combine(folder, "manifest.json");
        var owners = LabelledFolder.Owners(File.Exists(manifest) ? Parse(manifest, error) as JsonArray : null);
        var result = LabelledFolder.Compare(truth, owners, file => BoundedFile.Read(Path.Combine(folder, file), MostWorkflow, error));
        Print(result, json, output);
        return 0;
    }

    private static void Print(FolderComparison result, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(AsJson(result).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        output.WriteLine($"{result.Equal} of {result.Files} files are read as labelled.");
        foreach (var d in result.Differences)
        {
            output.WriteLine($"{d.File} {d.Job ?? "(file)"} {d.Fact}: expected {d.Expected ?? "nothing"}, read {d.Actual ?? "nothing"}");
        }
    }

    private static JsonObject AsJson(FolderComparison result) => new()
    {
        ["files"] = result.Files,
        ["equal"] = result.Equal,
        ["differences"] = new JsonArray([.. result.Differences.Select(d => (JsonNode)new JsonObject
        {
            ["file"] = d.File,
            ["job"] = d.Job,
            ["fact"] = d.Fact,
            ["expected"] = Node(d.Expected),
            ["actual"] = Node(d.Actual),
        })]),
    };

    private static JsonNode? Node(string? json) => json is null ? null : JsonNode.Parse(json);

    private static JsonNode? Parse(string path, TextWriter error)
    {
        try
        {
            return BoundedFile.Read(path, MostLabels, error) is { } bytes ? JsonNode.Parse(bytes) : null;
        }
        catch (JsonException wrong)
        {
            error.WriteLine($"{path}: {wrong.Message}");
            return null;
        }
    }
}
