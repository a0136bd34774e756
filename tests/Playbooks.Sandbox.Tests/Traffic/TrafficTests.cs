using System.Runtime.CompilerServices;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Conformance.Traffic;
using Playbooks.Testing.Data;
using Xunit.Abstractions;

namespace Playbooks.Sandbox.Tests.Traffic;

/// <summary>All that the tests of this project sent to sandboxes and got back, against the vendors' own descriptions.</summary>
[Collection(AfterEverything.Name)]
public class TrafficTests(ITestOutputHelper output)
{
    [ModuleInitializer]
    internal static void Listen() => SandboxTraffic.Listen();

    [DataFact(Descriptions.GitHubPath)]
    public async Task Everything_that_was_sent_and_answered_is_as_the_vendors_describe_it()
    {
        var report = string.Join('\n', SandboxTraffic.Here.Report());
        output.WriteLine(report);
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "conformance.txt"), report);

        Assert.Empty(SandboxTraffic.Stale());
        Assert.True(SandboxTraffic.Here.Violations.Count == 0, string.Join('\n', SandboxTraffic.Here.Violations));
    }
}
