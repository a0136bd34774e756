using Playbooks.Cli.Alerts;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Alerts;

public sealed class AlertCommandTests : IDisposable
{
    private const string Compromise =
        """{"kind":"package-compromise","title":"changed-files","severity":9,"artifact":"pkg:github/tj-actions/changed-files","windows":[{"from":"2025-03-14T00:00:00Z","to":"2025-03-15T12:00:00Z"}]}""";

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("alert").FullName;

    [Fact]
    public async Task A_compromise_would_start_the_shipped_playbook_and_it_says_why()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync(Compromise));

        Assert.Contains("start   package-compromise: no run answers to it yet", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_is_shown()
    {
        Assert.Equal(ExitCode.No, await RunAsync(Compromise.Replace("\"severity\":9", "\"severity\":3", StringComparison.Ordinal), json: true));

        var alert = Assert.Single(Json().Get("alerts")?.Items ?? []);
        var playbook = Assert.Single(alert.Get("playbooks")?.Items ?? [], p => p.GetText("playbook") == "package-compromise");
        Assert.Equal("ignore", playbook.GetText("would"));
        Assert.Contains(playbook.Get("triggers")?.Items ?? [], t => t.Get("kind") == Value.True && t.Get("holds") == Value.False);
    }

    [Fact]
    public async Task What_is_no_alert_is_refused_with_the_reason()
    {
        Assert.Equal(ExitCode.No, await RunAsync("""{"zen":"Keep it logically awesome.","hook_id":1,"hook":{}}""", json: true));

        Assert.Contains("ping", Json().GetText("refused") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_source_and_a_file_that_is_no_json_are_wrong_calls()
    {
        Assert.Equal(ExitCode.WrongCall, await RunAsync(Compromise, source: "pager"));
        Assert.Contains("there are github, aws", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongCall, await RunAsync("kind: package-compromise"));
    }

    [Fact]
    public async Task The_event_of_a_webhook_can_be_named() =>
        Assert.Equal(ExitCode.No, await RunAsync("""{"action":"created","key":{"id":1}}""", source: "github:deploy_key"));

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<int> RunAsync(string document, string? source = null, bool json = false)
    {
        var file = Path.Combine(folder, "alert.json");
        File.WriteAllText(file, document);
        var terminal = new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false);
        return AlertCommand.RunAsync(new AlertCommand.Arguments(file, source, null, null, json), terminal, CancellationToken.None);
    }

    private Value Json() => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output.ToString())).Value;
}
