using System.Diagnostics;
using System.Text.RegularExpressions;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Serving;

public sealed partial class ServeTests
{
    [Fact]
    public async Task Serve_starts_the_host_on_this_machine_and_ends_well_when_it_is_asked_to()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("playbooks-serve-").FullName;
        var scenario = ScenarioFiles.Find("tj-actions");
        Assert.NotNull(scenario);
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, limit.Token);
        var tenant = await TenantFile.WriteAsync(sandbox, folder, limit.Token);
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "playbook"), ["serve", "--port", "0", "--as", "riley", "--tenant", tenant, "--store", Path.Combine(folder, "runs")])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start);
        Assert.NotNull(process);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? "";
            using var http = new HttpClient();

            Assert.Equal("playbooks\n", await http.GetStringAsync(new Uri(Address().Match(line).Value), limit.Token));
            Assert.Equal("""{"runs":[],"more":false,"next":""}""", await http.GetStringAsync(new Uri($"{Address().Match(line).Value}/api/runs"), limit.Token));

            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(ExitCode.Ok, process.ExitCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
