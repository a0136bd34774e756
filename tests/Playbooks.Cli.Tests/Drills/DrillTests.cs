using System.Text.Json;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Drills;

public sealed class DrillTests : IDisposable
{
    private readonly string store = Directory.CreateTempSubdirectory("playbooks-drill-test-").FullName;

    public void Dispose() => Directory.Delete(store, recursive: true);

    [Fact]
    public async Task The_tj_actions_compromise_is_answered_from_alert_to_restore_and_leaves_proof()
    {
        var (code, output, error) = await RunAsync("drill", "--approve", "auto", "--json", "--store", store);

        Assert.True(code == ExitCode.Ok, error);
        var result = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output)).Value;
        var score = result.Get("score") ?? Value.Nothing;
        Assert.Equal("completed", result.GetText("outcome"));
        Assert.Equal(Value.True, result.Get("resolved"));
        Assert.Empty(score.Get("exposedAlive")?.Items ?? [Value.Nothing]);
        Assert.Empty(score.Get("missedPlaces")?.Items ?? [Value.Nothing]);
        Assert.Empty(score.Get("needlessRotations")?.Items ?? [Value.Nothing]);
        Assert.Empty(score.Get("brokenConsumers")?.Items ?? [Value.Nothing]);
        Assert.Empty(score.Get("leftBehind")?.Items ?? [Value.Nothing]);
        Assert.InRange((score.Get("total") as Value.Int)?.Number ?? 0, 95, 100);

        var run = result.GetText("run") ?? "";
        Assert.True(File.Exists(Path.Combine(result.GetText("reports") ?? "", "run.html")));
        Assert.Equal(ExitCode.Ok, (await RunAsync("verify", run, "--store", store)).Code);
        Assert.Contains(run, (await RunAsync("runs", "list", "--store", store)).Output, StringComparison.Ordinal);
        Assert.Contains("completed", (await RunAsync("runs", "show", run, "--store", store)).Output, StringComparison.Ordinal);
        Assert.All(UndosOf(run), undo => Assert.Contains(undo.UndoneBy, undo.Contract.UndoneBy));
    }

    [Fact]
    public async Task A_report_that_was_edited_is_found_by_verify()
    {
        var (_, output, _) = await RunAsync("drill", "--approve", "auto", "--json", "--store", store);
        var result = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output)).Value;
        await File.AppendAllTextAsync(Path.Combine(result.GetText("reports") ?? "", "1-contain.md"), "nothing happened");

        var (code, said, _) = await RunAsync("verify", result.GetText("run") ?? "", "--store", store);

        Assert.Equal(ExitCode.No, code);
        Assert.Contains("1-contain.md", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_ask_a_drill_says_how_to_go_on_and_does_nothing()
    {
        var (code, _, error) = await RunAsync("drill", "--store", store);

        Assert.Equal(ExitCode.WrongCall, code);
        Assert.Contains("--approve auto", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(store));
    }

    [Fact]
    public async Task A_person_who_is_asked_sees_the_plan_and_a_no_ends_the_run_without_any_effect()
    {
        using var input = new StringReader("n\n");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await PlaybookProgram.RunAsync(["drill", "--store", store], new Terminal(input, output, error, isInteractive: true, hasColours: false));

        Assert.Equal(ExitCode.No, code);
        Assert.Contains("Approve this plan as sam for security? [y/N]", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("rejected by sam", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("first containment                      none", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scenarios_can_be_listed()
    {
        var (code, output, _) = await RunAsync("drill", "--list");
        var json = await RunAsync("drill", "--list", "--json");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (code, json.Code));
        Assert.Contains("tj-actions       tj-actions/changed-files (CVE-2025-30066)", output, StringComparison.Ordinal);
        Assert.Contains("trivy-litellm", Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json.Output)).Value.Items.Select(s => s.GetText("name")));
    }

    [Theory]
    [InlineData("drill", "--scenario", "nowhere", "--approve", "auto")]
    [InlineData("drill", "--approve", "perhaps")]
    [InlineData("verify", "no-such-run")]
    [InlineData("frobnicate")]
    public async Task A_wrong_call_says_what_is_wrong_and_exits_with_two(params string[] arguments)
    {
        var (code, _, error) = await RunAsync([.. arguments, .. arguments[0] == "frobnicate" ? Array.Empty<string>() : ["--store", store]]);

        Assert.Equal(ExitCode.WrongCall, code);
        Assert.NotEmpty(error);
    }

    /// <summary>What would undo each change, as the journal has it, beside the contract of the action that the step uses.</summary>
    private List<(ActionContract Contract, string UndoneBy)> UndosOf(string run)
    {
        var catalog = AllContracts.Get();
        var steps = PlaybookFiles.Bind("package-compromise", catalog, TextWriter.Null)?.Stages.SelectMany(stage => stage.Steps).ToDictionary(step => step.Id, step => step.Uses) ?? [];
        var undos =
            from line in File.ReadLines(Path.Combine(store, run, "journal.1.jsonl"))
            where line.Contains("\"target.surveyed\"", StringComparison.Ordinal) && line.Contains("\"undo\":{", StringComparison.Ordinal)
            let data = JsonDocument.Parse(line).RootElement.GetProperty("data")
            let step = data.GetProperty("call").GetString()?.Split('#')[0]
            where steps.ContainsKey(step)
            select (catalog.Single(contract => contract.Name == steps[step]), data.GetProperty("outcome").GetProperty("survey").GetProperty("undo").GetProperty("uses").GetString() ?? "");
        var found = undos.ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlaybookProgram.RunAsync(arguments, new Terminal(input, output, error, isInteractive: false, hasColours: false));
        return (code, output.ToString(), error.ToString());
    }
}
