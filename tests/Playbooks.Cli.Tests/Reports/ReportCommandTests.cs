using Playbooks.Cli.Terminals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Tests.Reports;

public sealed class ReportCommandTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("report").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_under_way_has_a_report_at_any_time()
    {
        await StartAsync();

        Assert.Equal(ExitCode.Ok, await RunAsync("report", "run-1", "--store", folder));
        Assert.StartsWith("# Run run-1\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_files_name_says_which_writing_is_meant()
    {
        await StartAsync();
        var file = Path.Combine(folder, "out.html");

        Assert.Equal(ExitCode.Ok, await RunAsync("report", "run-1", "--store", folder, "--out", file));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_a_wrong_call()
    {
        await StartAsync();

        Assert.Equal(ExitCode.WrongCall, await RunAsync("report", "run-2", "--store", folder));
        Assert.Equal(ExitCode.WrongCall, await RunAsync("report", "run-1", "--store", folder, "--stage", "rotate"));
        Assert.Contains("Stage 'rotate' has not begun", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ocsf", "[")]
    [InlineData("stix", "{\n  \"type\": \"bundle\"")]
    [InlineData("sarif", "{\n  \"$schema\"")]
    public async Task A_run_is_said_in_formats_of_others(string format, string beginning)
    {
        await StartAsync();

        Assert.Equal(ExitCode.Ok, await RunAsync("report", "run-1", "--store", folder, "--format", format));
        Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output.ToString()));
        Assert.StartsWith(beginning, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongCall, await RunAsync("report", "run-1", "--store", folder, "--format", format, "--controls"));
    }

    [Fact]
    public async Task The_controls_can_be_had_alone()
    {
        await StartAsync();

        Assert.Equal(ExitCode.Ok, await RunAsync("report", "run-1", "--store", folder, "--controls", "--json"));
        var sections = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output.ToString())).Value.Get("sections");
        Assert.Equal(["controls", "journal"], ((Value.Map)sections!).Entries.Select(section => ((Value.Text)section.Key).Content));
    }

    private Task<int> RunAsync(params string[] args) => PlaybookProgram.RunAsync(args, new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

    private async Task StartAsync()
    {
        var playbook = PlaybookJson.Write(new Playbook { Id = "test", Version = "1.0.0", Title = "A test", Stages = [new Stage { Name = "contain", Steps = [] }] });
        using var workspace = new Workspace(folder, TimeProvider.System);
        var started = new RunEvent.Started("run-1", playbook, PlaybookJson.DigestOf(playbook), Value.EmptyMap, "riley", "acme", false, [], []);
        Assert.True(await RunStarter.StartAsync(workspace.Store, started, DateTimeOffset.UnixEpoch, CancellationToken.None));
    }
}
