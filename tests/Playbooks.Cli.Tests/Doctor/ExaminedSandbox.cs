using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Checkups;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Permissions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Doctor;

/// <summary>A sandbox tenant, whole or with something taken from it, that the doctor looks at.</summary>
internal sealed class ExaminedSandbox : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("playbooks-doctor-");

    private ExaminedSandbox(SandboxHost host) => Host = host;

    public SandboxHost Host { get; }

    public string TenantPath { get; private set; } = "";

    public TenantSettings Tenant { get; private set; } = new() { Name = "not read yet" };

    /// <param name="take">What the test changes of the scenario.</param>
    public static async Task<ExaminedSandbox> StartAsync(Action<Scenario> take)
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("there is no such scenario");
        take(scenario);
        var sandbox = new ExaminedSandbox(await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, CancellationToken.None));
        sandbox.TenantPath = await TenantFile.WriteAsync(sandbox.Host, sandbox.folder.FullName, CancellationToken.None);
        sandbox.Tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(sandbox.TenantPath)).Value;
        return sandbox;
    }

    /// <summary>Adds a policy to the user that the responder works as.</summary>
    public static void Deny(Scenario scenario, string action) => scenario.Section("aws").Objects("accounts").Single().Objects("users").Single(user => user.Text("name") == "ir-responder")["policies"]?.AsArray().Add(
        new JsonObject
        {
            ["name"] = "deny",
            ["document"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*" }),
            },
        });

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlaybookProgram.RunAsync(["doctor", .. arguments], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));
        return (code, output.ToString(), error.ToString());
    }

    public async Task<(int Code, ImmutableArray<Value> Lines)> JsonAsync()
    {
        var (code, output, _) = await RunAsync("package-compromise", "--tenant", TenantPath, "--json");
        return (code, Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output)).Value.Get("lines")?.Items ?? []);
    }

    /// <summary>Looks at other settings than the file's, and without waits between attempts.</summary>
    public Task<ImmutableArray<CheckupLine>> ExamineAsync(TenantSettings settings, TimeProvider? time = null)
    {
        var catalog = AllContracts.Get();
        var playbook = PlaybookFiles.Bind("package-compromise", catalog, TextWriter.Null) ?? throw new InvalidOperationException("the shipped playbook has errors");
        return TenantCheckup.ExamineAsync(settings, [playbook], NeededPermissions.Of([playbook], catalog), time ?? Host.Clock, () => 0, _ => { }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
