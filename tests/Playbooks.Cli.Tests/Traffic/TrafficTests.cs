using System.Runtime.CompilerServices;
using Playbooks.Cli.Terminals;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Conformance.Traffic;
using Playbooks.Testing.Data;
using Xunit.Abstractions;

namespace Playbooks.Cli.Tests.Traffic;

/// <summary>All that whole drills sent to sandboxes and got back, against the vendors' own descriptions.</summary>
[Collection(AfterEverything.Name)]
public class TrafficTests(ITestOutputHelper output)
{
    [ModuleInitializer]
    internal static void Listen() => SandboxTraffic.Listen();

    [DataFact(Descriptions.GitHubPath)]
    public async Task Everything_that_drills_send_and_get_is_as_the_vendors_describe_it()
    {
        if (SandboxTraffic.Here.IsEmpty)
        {
            await DrillAsync();
        }

        var report = string.Join('\n', SandboxTraffic.Here.Report());
        output.WriteLine(report);
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "conformance.txt"), report);

        Assert.False(SandboxTraffic.Here.IsEmpty);
        Assert.True(SandboxTraffic.Here.Violations.Count == 0, string.Join('\n', SandboxTraffic.Here.Violations));
    }

    /// <summary>Where this test runs without those that drill.</summary>
    private static async Task DrillAsync()
    {
        var store = Directory.CreateTempSubdirectory("playbooks-traffic-").FullName;
        using var output = new StringWriter();
        using var error = new StringWriter();
        await PlaybookProgram.RunAsync(["drill", "--approve", "auto", "--json", "--store", store], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));
        Directory.Delete(store, recursive: true);
    }
}
