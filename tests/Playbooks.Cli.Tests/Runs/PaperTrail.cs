using System.Text.RegularExpressions;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Tests.Runs;

/// <summary>A sandbox tenant of people alone, and a run that asks for an approval and then for a task: all that happens is on paper.</summary>
internal sealed partial class PaperTrail : IDisposable
{
    public const string People = """[{"id":"sam","roles":["security"]},{"id":"rae","roles":["responder"]},{"id":"ivy","roles":["intern"]}]""";

    private const string Text = """
        playbook: paper
        version: 1.0.0
        title: A task for a person
        inputs:
          note:
            type: string
            default: none
            description: Anything.
        roles:
          security:
            description: Decides.
        stages:
          - stage: contain
            title: Ask a person
            steps:
              - id: ask
                uses: human.task
                with:
                  what: Call the vendor
            checkpoint:
              approvals: {security: 1}
              deadline: 1h
        """;

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public PaperTrail()
    {
        Store = Folder;
        File.WriteAllText(Playbook, Text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("playbooks-paper-").FullName;

    public string Playbook => Path.Combine(Folder, "paper.yaml");

    /// <summary>As <c>--store</c> takes it; this folder unless a test says otherwise.</summary>
    public string Store { get; set; }

    public string Error => error.ToString();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public void Forget() => error.GetStringBuilder().Clear();

    public async Task<(string Run, string Digest)> WaitingForApprovalAsync()
    {
        Tenant(People, "true");
        Assert.True(await CallAsync("run", Playbook, "--leave") == ExitCode.Waiting, error.ToString());
        var run = error.ToString().Split('\n')[0].Trim();
        return (run, Digest().Match(output.ToString()).Value);
    }

    public async Task<(string Run, string Task)> WaitingForTaskAsync()
    {
        var (run, digest) = await WaitingForApprovalAsync();
        Assert.Equal(ExitCode.Ok, await CallAsync("approve", run, "--digest", digest, "--role", "security", "--as", "sam"));
        Assert.True(await CallAsync("run", "--resume", run, "--leave") == ExitCode.Waiting, error.ToString());
        return (run, TaskId().Match(Journal(run)).Value);
    }

    public void Tenant(string people, string sandbox) => File.WriteAllText(
        Path.Combine(Folder, "tenant.json"), $$"""{"format":"playbooks.tenant/1","name":"play","sandbox":{{sandbox}},"people":{{people}}}""");

    /// <summary>For commands that stop before they look for a run.</summary>
    public Task<int> CallStorelessAsync(params string[] arguments) => PlaybookProgram.RunAsync(
        [.. arguments, "--tenant", Path.Combine(Folder, "tenant.json")], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

    public Task<int> CallAsync(params string[] arguments) => PlaybookProgram.RunAsync(
        [.. arguments, "--tenant", Path.Combine(Folder, "tenant.json"), "--store", Store], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

    public string Journal(string run) => File.ReadAllText(Path.Combine(Folder, run, "journal.1.jsonl"));

    public string[] Inbox(string run) => Directory.Exists(Path.Combine(Folder, run, "inbox"))
        ? [.. Directory.EnumerateFiles(Path.Combine(Folder, run, "inbox"), "*.json").Where(file => !File.Exists(Path.Combine(Folder, run, "inbox", "done", Path.GetFileName(file))))]
        : [];

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex("ask#[0-9a-f]+")]
    private static partial Regex TaskId();
}
