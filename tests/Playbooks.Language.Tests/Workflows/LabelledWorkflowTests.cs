using System.Text.Json.Nodes;
using Playbooks.Language.Workflows.Notation;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Workflows;

public sealed class LabelledWorkflowTests
{
    [DataFact("workflows")]
    public void The_facts_of_915_workflows_of_real_repositories_are_as_labelled() => Agree("workflows");

    [DataFact("workflows-edge")]
    public void The_facts_of_the_rare_forms_are_as_labelled() => Agree("workflows-edge");

    [DataFact("workflows-fixtures")]
    public void The_facts_of_the_odd_and_invalid_files_of_linters_are_as_labelled() => Agree("workflows-fixtures");

    [DataFact("workflows-historical")]
    public void The_facts_of_the_workflows_that_public_incidents_hit_are_as_labelled() => Agree("workflows-historical");

    private static void Agree(string folder)
    {
        var root = SharedData.Get(folder);
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "manifest.json"))) as JsonArray;
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "truth.json"))) as JsonObject ?? [];

        var result = LabelledFolder.Compare(truth, LabelledFolder.Owners(manifest), file => File.ReadAllBytes(Path.Combine(root, file)));

        Assert.True(result.Files > 0);
        Assert.Equal(
            Disputed().Where(d => d.StartsWith(folder + "/", StringComparison.Ordinal)),
            result.Differences.Select(d => $"{folder}/{d.File} {d.Job} {d.Fact}"));
    }

    /// <summary>Labels that are wrong by GitHub's documentation; each has its reason in the file.</summary>
    private static IEnumerable<string> Disputed()
    {
        var source = typeof(LabelledWorkflowTests).Assembly.GetManifestResourceStream("truth-disputed.json");
        Assert.NotNull(source);
        var rows = JsonNode.Parse(source) as JsonArray ?? [];
        return rows.Select(row => $"{row?["file"]} {row?["job"]} {row?["fact"]}").Order(StringComparer.Ordinal);
    }
}
