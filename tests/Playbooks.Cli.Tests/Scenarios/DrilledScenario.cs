using System.Text.Json.Nodes;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Scenarios;

/// <summary>One whole drill of a scenario through the shipped playbook, done once for all tests of it: its score, and what its runs mapped.</summary>
public abstract class DrilledScenario(string name) : IAsyncLifetime
{
    private readonly string store = Directory.CreateTempSubdirectory("playbooks-scenario-").FullName;

    public int Code { get; private set; }

    public string Error { get; private set; } = "";

    public Value Result { get; private set; } = Value.Nothing;

    /// <summary>The lines of each run's journal.</summary>
    public IReadOnlyList<IReadOnlyList<Value>> Journals { get; private set; } = [];

    /// <summary>The last map of each run.</summary>
    public IEnumerable<Value> Maps => Journals.Select(LastMap);

    public JsonObject Truth { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Code = await PlaybookProgram.RunAsync(
            ["drill", "--scenario", name, "--approve", "auto", "--json", "--store", store], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));
        Error = error.ToString();
        Result = PlainJson.Read(output.ToString()) is JsonOutcome.Read read ? read.Value : Value.Nothing;
        Journals = [.. (Result.Get("runs")?.Items ?? []).OfType<Value.Text>().Select(run => Lines(Path.Combine(store, run.Content, "journal.1.jsonl")))];
        var scenario = ScenarioFiles.Find(name) ?? throw new InvalidOperationException($"there is no scenario {name}");
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions(), CancellationToken.None);
        Truth = sandbox.Truth();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(store, recursive: true);
        return Task.CompletedTask;
    }

    private static List<Value> Lines(string journal) => [.. File.ReadLines(journal).Select(line => PlainJson.Read(line)).OfType<JsonOutcome.Read>().Select(read => read.Value)];

    private static Value LastMap(IReadOnlyList<Value> lines) => lines
        .Where(line => line.GetText("event") == "read.finished" && line.Get("data")?.GetText("call")?.StartsWith("reach#", StringComparison.Ordinal) == true)
        .Select(line => line.Get("data")?.Get("outcome")?.Get("output")).LastOrDefault() ?? Value.EmptyMap;
}
