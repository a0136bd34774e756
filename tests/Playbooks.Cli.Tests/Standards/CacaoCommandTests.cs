using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Cli.Tests.Standards;

public sealed class CacaoCommandTests : IDisposable
{
    private readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task What_is_wrong_is_told_with_its_path()
    {
        var file = line.FileOf("bad.json", "{\"type\":\"playbook\",\"workflow_start\":\"start--00000000-0000-4000-8000-000000000000\"}");

        Assert.Equal(ExitCode.No, await line.RunAsync("cacao", "validate", file));
        Assert.Contains("schema: the document lacks 'workflow'", line.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.No, await line.RunAsync("cacao", "validate", "--json", file));
        var verdict = Assert.Single(line.Json.Items);
        Assert.Equal((Value.False, Value.False, Value.False), (verdict.Get("valid"), verdict.Get("schemaValid"), verdict.Get("hasLoop")));
        Assert.Equal(Value.ListOf(["start--00000000-0000-4000-8000-000000000000"]), verdict.Get("danglingSteps"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_wrong_call()
    {
        Assert.Equal(ExitCode.WrongCall, await line.RunAsync("cacao", "validate", line.PathOf("absent.json")));
        Assert.Equal(ExitCode.WrongCall, await line.RunAsync("cacao", "verify", line.PathOf("absent.json")));
        Assert.Equal(ExitCode.WrongCall, await line.RunAsync("cacao", "verify", line.FileOf("list.json", "[]")));
    }

    [Fact]
    public async Task A_playbook_without_a_signature_is_not_verified()
    {
        Assert.Equal(ExitCode.No, await line.RunAsync("cacao", "verify", line.FileOf("bare.json", "{}")));
        Assert.Equal("✗ The playbook carries no signature.", line.Output.TrimEnd());
    }

    [DataFact("cacao/playbooks/cacao--signature-example-rsa.md-5.json")]
    public async Task The_published_signature_holds()
    {
        Assert.Equal(ExitCode.Ok, await line.RunAsync("cacao", "verify", "--json", SharedData.Get("cacao/playbooks/cacao--signature-example-rsa.md-5.json")));
        Assert.Equal("ACME Cyber Company", Assert.Single(line.Json.Items).GetText("signee"));
    }

    [DataFact("cacao/playbooks/cacao--spec-3.1-example.json")]
    public async Task The_specifications_own_example_is_valid() =>
        Assert.Equal(ExitCode.Ok, await line.RunAsync("cacao", "validate", SharedData.Get("cacao/playbooks/cacao--spec-3.1-example.json")));
}
