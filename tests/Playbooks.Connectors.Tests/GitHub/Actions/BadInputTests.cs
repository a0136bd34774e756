using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions.Reach;
using Playbooks.Language.Inventories;
using Playbooks.Language.Workflows;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Time;
using Call = Playbooks.Core.Actions.Call;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>What somebody hostile could put in our way, from the action that reads it to the map: each reader says so, and the graph has a node for it.</summary>
public class BadInputTests
{
    private const string Action = "tj-actions/changed-files";
    private const string Package = "pkg:npm/nx";
    private const string Steps = "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n";

    public static TheoryData<string, string, string> Workflows => new()
    {
        { $"{Steps}# {new string('x', 5 * 1024 * 1024)}", "more than 5242880 are not read", "more than 5242880 are not read" },
        { $"on: push\njobs: {{build: {{needs: [{string.Concat(Enumerable.Repeat("a,", 500_001))}]}}}}\n", "it is no workflow:", "no workflow" },
        { "on: push\njobs:\n  build: {uses: ./.github/workflows/ci.yml, secrets: inherit}\n", "GitHub tells of no file that the run called", "calls itself in a circle" },
        { $"{Steps}    strategy: {{matrix: {{n: [{string.Join(',', Enumerable.Range(0, 10_000))}]}}}}\n", "The matrix asks for 10000 jobs", "GitHub makes at most 256" },
        { $"{Steps}      - run: echo ${{{{ secrets.T\u041EKEN }}}}\n", "is not one GitHub would evaluate", "acme/web: secret T\u041EKEN" },
        { $"{Steps}      - run: echo ${{{{ secrets['T\u041EKEN'] }}}}\n", "'secrets.T\u041EKEN' has letters", "acme/web: secret T\u041EKEN" },
        { $"{Steps}      - run: echo ${{{{ s\u0435crets.TOKEN }}}}\n", "is not one GitHub would evaluate", "the expression at jobs.build.steps[1].run" },
        { $"{Steps}      - uses: tj-\u0430ctions/changed-files@v45\n", "'tj-\u0430ctions/changed-files@v45' has letters", "'tj-\u0430ctions/changed-files@v45' has letters" },
    };

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task A_workflow_that_nobody_writes_by_hand_is_a_diagnostic_of_its_reader_and_a_node_of_the_map(string text, string diagnostic, string node)
    {
        await using var github = await StartAsync(("repositories/web/workflows/ci.yml", text));
        var runs = await FindAsync(github, Action, "");
        var found = runs.Get("runs")?.Items is { Length: > 0 } listed ? listed : [Run(github, "acme/web")];

        var workflows = await github.ReadAsync("github.read-workflows", PlainJson.Write(Value.MapOf(("runs", Value.ListOf(found)))));
        var map = await MapAsync(Action, ("runs", Value.MapOf(("runs", Value.ListOf(found)), ("cannot_tell", runs.Get("cannot_tell") ?? Value.Nothing))), ("workflows", workflows));

        Assert.Contains(Unknown(runs).Concat(Unknown(workflows)), u => u.Contains(diagnostic, StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.Contains(node, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_whose_only_trace_of_the_action_is_a_name_that_looks_like_it_is_not_ruled_out()
    {
        await using var github = await StartAsync(("repositories/web/workflows/ci.yml", $"{Steps}      - uses: tj-\u0430ctions/changed-files@v45\n"));

        var runs = await FindAsync(github, Action, "");

        Assert.Equal("possible", Assert.Single(runs.Get("runs")?.Items ?? []).GetText("grade"));
    }

    [Fact]
    public async Task A_repository_that_only_looks_like_one_is_said_to_be_unread()
    {
        await using var github = await StartAsync(("repositories/web/workflows/ci.yml", Steps));
        var run = Run(github, "acm\u0435/web");

        var workflows = await github.ReadAsync("github.read-workflows", PlainJson.Write(Value.MapOf(("runs", Value.ListOf([run])))));
        var map = await MapAsync(Action, ("runs", Value.MapOf(("runs", Value.ListOf([run])))), ("workflows", workflows));

        Assert.Contains(Unknown(workflows), u => u.StartsWith("github:acm\u0435/web:", StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.StartsWith("github:acm\u0435/web:", StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.StartsWith("acm\u0435/web:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_matrix_of_ten_thousand_jobs_is_ten_thousand_nodes_and_one_that_says_it_cannot_be()
    {
        await using var github = await StartAsync(("repositories/web/workflows/ci.yml", $"{Steps}    strategy: {{matrix: {{n: [{string.Join(',', Enumerable.Range(0, 10_000))}]}}}}\n"));
        var run = Run(github, "acme/web", 10_000);

        var workflows = await github.ReadAsync("github.read-workflows", PlainJson.Write(Value.MapOf(("runs", Value.ListOf([run])))));
        var map = await MapAsync(Action, ("runs", Value.MapOf(("runs", Value.ListOf([run])))), ("workflows", workflows));

        Assert.Equal(10_000, Nodes(map, "job").Count());
        Assert.Single(Unseen(map), u => u.Contains("which of them ran", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lockfile_that_was_cut_off_leaves_its_job_possible_and_is_a_node_of_the_map()
    {
        await using var github = await StartAsync(
            ("repositories/web/workflows/ci.yml", $"{Steps}      - run: npm ci\n"), ("repositories/web/package-lock.json", """{"lockfileVersion": 3, "packages": {"node_modules/n"""));

        var runs = await FindAsync(github, Package, "21.5.0");
        var map = await MapAsync(Package, ("runs", runs));

        Assert.Contains(Unknown(runs), u => u.StartsWith("github:acme/web/package-lock.json@", StringComparison.Ordinal) && u.Contains("the JSON ends too early", StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.Contains("the JSON ends too early", StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.StartsWith("github:acme/web/dependency-graph: it is off", StringComparison.Ordinal));
        Assert.Single(Nodes(map, "job"));
    }

    [Theory]
    [InlineData("""{"bomFormat": "CycloneDX", "components": [{"type": "library", "name": "n""", "the JSON ends too early")]
    [InlineData("""<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component>""", "")]
    [InlineData("no bill of materials at all", "this is no CycloneDX, no SPDX")]
    [InlineData("", "the file is empty")]
    public async Task A_bill_of_materials_that_is_none_is_a_diagnostic_and_a_node_of_the_map(string text, string why)
    {
        var context = new InventoryContext("web-1", "host", "platform", null, "", null, null);
        var action = new FindInventory(_ => Task.FromResult<System.Collections.Immutable.ImmutableArray<Inventory>>([new("i1", context, InventoryReader.Read("bom.json", Encoding.UTF8.GetBytes(text)))]));

        var inventories = await RunAsync(action, Value.MapOf(("package", Value.Of(Package)), ("versions", Value.ListOf(["21.5.0"]))));
        var map = await MapAsync(Package, ("inventories", inventories));

        Assert.Contains(Unknown(inventories), u => u.StartsWith("inventory of host web-1: ", StringComparison.Ordinal) && u.Contains(why, StringComparison.Ordinal));
        Assert.Contains(Unseen(map), u => u.StartsWith("inventory of host web-1: ", StringComparison.Ordinal));
    }

    private static Task<Value> FindAsync(SandboxGitHub github, string uses, string version) => github.ReadAsync("github.find-runs", $$"""
        {"repositories": ["acme/web"], "uses": "{{uses}}", "refs": [{{(version.Length == 0 ? "" : $"\"{version}\"")}}], "logs": false,
         "windows": [{"from": "2025-08-26T22:00:00Z", "to": "2025-08-27T04:00:00Z"}]}
        """);

    /// <summary>As github.find-runs gives it.</summary>
    private static Value Run(SandboxGitHub github, string repository, int jobs = 1) => Value.MapOf(
        ("repository", Value.Of(repository)), ("run", Value.Of(github.Run("in"))), ("path", Value.Of(".github/workflows/ci.yml")), ("event", Value.Of("push")),
        ("head_sha", Value.Of(github.World.Repository("acme", "web")?.Commits[^1].Sha ?? "")), ("head_repository", Value.Of(repository)),
        ("jobs", Value.ListOf(Enumerable.Range(1, jobs).Select(n => Value.MapOf(
            ("job", Value.Of(n)), ("name", Value.Of($"build ({n})")), ("grade", Value.Of("possible")), ("evidence", Value.ListOf(["its file"])))))));

    private static Task<Value> MapAsync(string artifact, params (string Name, Value Output)[] outputs) =>
        RunAsync(new MapReach(WorkflowReader.Read), Value.MapOf([("artifact", Value.Of(artifact)), .. outputs]));

    private static async Task<Value> RunAsync(Playbooks.Engine.Actions.IReadAction action, Value arguments)
    {
        var contract = action.Contract;
        var call = new Call("c1", "s1", contract.Name, contract.Provider, contract.Effect, arguments, null);
        return Assert.IsType<ActionOutcome.Succeeded>(await action.ReadAsync(call, new RecordingScope(new ManualTime(new(2025, 8, 28, 12, 0, 0, TimeSpan.Zero))), CancellationToken.None)).Output;
    }

    private static IEnumerable<string> Unknown(Value output) => (output.Get("cannot_tell")?.Items ?? []).Select(u => $"{u.GetText("what")}: {u.GetText("why")}");

    /// <summary>The nodes of the graph, not the list beside it.</summary>
    private static IEnumerable<string> Unseen(Value map) => Nodes(map, "unseen").Select(n => $"{n.GetText("label")}: {n.GetText("detail")}");

    private static IEnumerable<Value> Nodes(Value map, string kind) => (map.Get("graph")?.Get("nodes")?.Items ?? []).Where(n => n.GetText("kind") == kind);

    private static Task<SandboxGitHub> StartAsync(params (string Path, string Text)[] files)
    {
        const string Data = """
            {"name": "acme", "now": "2025-08-28T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web", "visibility": "private",
                "runs": [{"name": "in", "workflow": "ci.yml", "at": "2025-08-27T01:00:00Z", "jobs": [{"name": "build", "steps": ["Run actions/checkout@v4", "something"]}]}]}] }] } }
            """;
        return SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], files.ToDictionary(f => f.Path, f => f.Text)));
    }
}
