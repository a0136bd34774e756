using Playbooks.Cli.Terminals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;
using Playbooks.Storage.Files;

namespace Playbooks.Cli.Tests.Runs;

/// <summary>A run stays with its tenant: neither effects nor people of another one come into it.</summary>
public sealed class OtherTenantTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-tenant-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("run", "--resume", "run-1", "--approve", "auto")]
    [InlineData("approve", "run-1", "--digest", "sha256:00", "--role", "security", "--as", "sam")]
    public async Task A_run_of_one_tenant_is_refused_with_the_file_of_another(params string[] arguments)
    {
        var tenant = Path.Combine(folder, "tenant.json");
        await File.WriteAllTextAsync(tenant, """{"format":"playbooks.tenant/1","name":"play","sandbox":true,"people":[{"id":"sam","roles":["security"]}]}""");
        await StartAsync("acme");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await PlaybookProgram.RunAsync(
            [.. arguments, "--tenant", tenant, "--store", folder], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

        Assert.Equal(ExitCode.WrongCall, code);
        Assert.Contains("'acme'", error.ToString(), StringComparison.Ordinal);
    }

    private async Task StartAsync(string tenant)
    {
        using var store = new FileRunStore(folder, TimeProvider.System);
        var pinned = PlaybookJson.Write(new Playbook
        {
            Id = "test",
            Version = "1.0.0",
            Title = "A test",
            Stages = [new Stage { Name = "contain", Steps = [] }],
        });
        var started = new RunEvent.Started("run-1", pinned, PlaybookJson.DigestOf(pinned), Value.EmptyMap, "riley", tenant, false, [], []);
        Assert.True(await RunStarter.StartAsync(store, started, TimeProvider.System.GetUtcNow(), CancellationToken.None));
    }
}
