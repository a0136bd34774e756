using Playbooks.Testing.Data;

namespace Playbooks.Cli.Tests.Standards;

public sealed class ImportTests : IDisposable
{
    private readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [DataFact("cacao/playbooks")]
    public async Task Every_example_is_imported_or_refused_with_reasons()
    {
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(SharedData.Get("cacao/playbooks")))
        {
            var code = await line.RunAsync("import", file, "--json");
            var reasons = (line.Json.Get("reasons")?.Items ?? []).Select(reason => reason.GetText("code")!).Distinct().Order(StringComparer.Ordinal).ToList();
            Assert.Equal(code == ExitCode.Ok, reasons.Count == 0);
            Assert.All(line.Json.Get("reasons")?.Items ?? [], reason => Assert.NotEmpty(reason.GetText("message")!));
            told.Add(Path.GetFileNameWithoutExtension(file), code == ExitCode.Ok ? "imported" : string.Join(' ', reasons));
        }

        Assert.Equal("imported", told["cacao--spec-3.1-example"]);
        Assert.Equal("imported", told["SOARCA--manual-playbook"]);
        Assert.Equal("command-kind", told["cacao--basic-example-1"]);
        Assert.Equal("command-kind", told["SOARCA--http-playbook"]);
        Assert.Contains("dangling-step", told["SOARCA--missing_step_playbook"], StringComparison.Ordinal);
        Assert.Contains("loop", told["SOARCA--infinite_playbook"], StringComparison.Ordinal);
        Assert.Contains("contact", told["SOARCA--invalid_email_playbook"], StringComparison.Ordinal);
        Assert.Contains("schema", told["SOARCA--invalid_playbook"], StringComparison.Ordinal);
    }

    [DataFact("cacao/playbooks/cacao--spec-3.1-example.json")]
    public async Task What_people_do_becomes_a_task_with_the_variable_as_an_input()
    {
        Assert.Equal(ExitCode.Ok, await line.RunAsync("import", SharedData.Get("cacao/playbooks/cacao--spec-3.1-example.json")));

        Assert.Contains("uses: human.task", line.Output, StringComparison.Ordinal);
        Assert.Contains("what: Look up IP ${{ inputs['data-exfil-site'] }} in SIEM", line.Output, StringComparison.Ordinal);
        Assert.Contains("who: IR team", line.Output, StringComparison.Ordinal);
        Assert.Contains("TLP:GREEN", line.Output, StringComparison.Ordinal);
    }
}
