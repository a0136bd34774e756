using System.Text.Json.Nodes;
using System.Xml.Linq;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Reach;

public sealed class ReachCommandTests(MappedIncident incident) : IClassFixture<MappedIncident>, IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("reach").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Facts_on_disk_give_the_graph_that_the_action_gave()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(), "--at", "2025-03-15T22:10:00Z", "--json"));

        var shown = JsonNode.Parse(output.ToString()) ?? throw new InvalidOperationException();
        Assert.Equal(Ids(JsonNode.Parse(PlainJson.Write(incident.Map))?["graph"]), Ids(shown["graph"]));
        Assert.NotEmpty(shown["jewels"]?.AsArray() ?? []);
        Assert.All(shown["credentials"]?.AsArray() ?? [], way => Assert.StartsWith("artifact:", $"{way?["path"]?[0]?["from"]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_shows_marked_crown_jewels_first_and_privilege_that_nobody_intended()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(), "--at", "2025-03-15T22:10:00Z", "--out", Path.Combine(folder, "map.txt")));

        var table = await File.ReadAllTextAsync(Path.Combine(folder, "map.txt"));
        Assert.Contains("aws-terraform  marked in the registry", table, StringComparison.Ordinal);
        Assert.Contains("It is registered for 'plans changes of the infrastructure', and was given secretsmanager:GetSecretValue, sts:AssumeRole besides.", table, StringComparison.Ordinal);
        Assert.Contains("no-registered-purpose", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_facts_is_the_same_as_a_file_of_them()
    {
        var facts = Directory.CreateDirectory(Path.Combine(folder, "facts")).FullName;
        foreach (var (name, value) in ((Value.Map)incident.Arguments).Entries)
        {
            await File.WriteAllBytesAsync(Path.Combine(facts, $"{((Value.Text)name).Content}.json"), PlainJson.WriteBytes(value));
        }

        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", facts, "--at", "2025-03-15T22:10:00Z", "--json"));
        var one = output.ToString();
        output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(), "--at", "2025-03-15T22:10:00Z", "--json"));

        Assert.Equal(output.ToString(), one);
    }

    [Fact]
    public async Task Lines_of_facts_are_the_same_as_a_file_of_them()
    {
        var facts = Directory.CreateDirectory(Path.Combine(folder, "facts")).FullName;
        foreach (var (name, value) in ((Value.Map)incident.Arguments).Entries)
        {
            var (file, items) = ((Value.Text)name).Content switch
            {
                "runs" => ("runs.jsonl", value.Get("runs")?.Items),
                "workflows" => ("workflows.jsonl", value.Get("files")?.Items),
                "repositories" => ("repositories.jsonl", value.Get("repositories")?.Items),
                "secrets" => ("secrets.jsonl", value.Items),
                "subjects" => ("subjects.jsonl", value.Items),
                var other => ($"{other}.json", null),
            };
            await File.WriteAllLinesAsync(Path.Combine(facts, file), items?.Select(item => PlainJson.Write(item)) ?? [PlainJson.Write(value)]);
        }

        var (runs, workflows) = (incident.Arguments.Get("runs"), incident.Arguments.Get("workflows"));
        await File.WriteAllTextAsync(Path.Combine(facts, "runs.json"), PlainJson.Write(Value.MapOf(("covered", runs?.Get("covered") ?? Value.EmptyList), ("cannot_tell", runs?.Get("cannot_tell") ?? Value.EmptyList))));
        await File.WriteAllTextAsync(Path.Combine(facts, "workflows.json"), PlainJson.Write(Value.MapOf(("calls", workflows?.Get("calls") ?? Value.EmptyList), ("cannot_tell", workflows?.Get("cannot_tell") ?? Value.EmptyList))));
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", facts, "--at", "2025-03-15T22:10:00Z", "--format", "graphml"));
        var lines = Edges(output.ToString());
        output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(), "--at", "2025-03-15T22:10:00Z", "--format", "graphml"));

        Assert.Equal(Edges(output.ToString()), lines);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "artifact.json"), "\"a/b\"");
        await File.WriteAllTextAsync(Path.Combine(folder, "runs.jsonl"), "{}\n{\"repository\": }\n");

        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach", "--facts", folder));
        Assert.Contains("runs.jsonl, line 2, byte ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_ways_to_crown_jewels_first()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(crownJewel: "npm-publish")));

        var text = output.ToString();
        Assert.DoesNotContain("rule    kept-there", text, StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("Ways to crown jewels", StringComparison.Ordinal), 1, text.IndexOf("Cannot tell", StringComparison.Ordinal));
        Assert.Contains("tj-actions/changed-files → ", text, StringComparison.Ordinal);
        Assert.Contains("npm-publish  marked in the registry", text, StringComparison.Ordinal);
        Assert.Contains("Ruled out  ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph.graphml", "graphml")]
    [InlineData("graph.svg", "svg")]
    public async Task A_files_name_says_which_writing_is_meant(string name, string root)
    {
        var file = Path.Combine(folder, name);

        Assert.Equal(ExitCode.Ok, await RunAsync("reach", "--facts", FactsFile(), "--out", file));
        Assert.Equal(root, XDocument.Load(file).Root?.Name.LocalName);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task A_tenant_is_looked_at_with_the_steps_of_the_playbook_and_nothing_is_changed()
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("the scenario is not there");
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, CancellationToken.None);
        var before = $"{sandbox.Truth()}";
        var tenant = await TenantFile.WriteAsync(sandbox, folder, CancellationToken.None);

        var code = await RunAsync(
            "reach", "--artifact", "tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67", "--window", "2025-03-14T16:00:00Z..2025-03-15T22:00:00Z", "--tenant", tenant, "--json");

        Assert.True(code == ExitCode.Ok, error.ToString());
        var (mapped, shown) = (Ids(JsonNode.Parse(PlainJson.Write(incident.Map))?["graph"]), Ids(JsonNode.Parse(output.ToString())?["graph"]));
        Assert.Empty(mapped.Except(shown));
        Assert.All(shown.Except(mapped), id => Assert.Contains("address:", id, StringComparison.Ordinal));
        Assert.Contains(JsonNode.Parse(output.ToString())?["uses"]?.AsArray() ?? [], use => $"{use?["credential"]} {use?["address"]}" == "aws-web-deploy 198.51.100.77");
        Assert.Equal(before, $"{sandbox.Truth()}");
    }

    [Fact]
    public async Task What_to_show_must_be_said_once()
    {
        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach"));
        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach", "--run", "run-1", "--facts", FactsFile()));
        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach", "--run", "run-1", "--store", folder));
        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach", "--facts", Path.Combine(folder, "nothing")));
        Assert.Equal(ExitCode.WrongCall, await RunAsync("reach", "--artifact", "a/b", "--window", "yesterday"));
        Assert.Contains("exactly one of --run ID", error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] args) => PlaybookProgram.RunAsync(args, new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

    private string FactsFile(string crownJewel = "")
    {
        var file = Path.Combine(folder, "facts.json");
        var facts = JsonNode.Parse(PlainJson.Write(incident.Arguments)) ?? throw new InvalidOperationException();
        foreach (var credential in (facts["registry"]?["credentials"]?.AsArray() ?? []).OfType<JsonObject>().Where(c => $"{c["id"]}" == crownJewel))
        {
            credential["crown_jewel"] = true;
        }

        File.WriteAllText(file, facts.ToJsonString());
        return file;
    }

    private static IEnumerable<string> Edges(string graph) => graph.Split('\n').Where(line => line.Contains("<edge ", StringComparison.Ordinal));

    private static IEnumerable<string> Ids(JsonNode? graph) => (graph?["nodes"]?.AsArray() ?? []).Select(node => $"{node?["id"]} {node?["grade"]}")
        .Concat((graph?["edges"]?.AsArray() ?? []).Select(edge => $"{edge?["from"]} {edge?["to"]} {edge?["grade"]} {edge?["rule"]}"));
}
