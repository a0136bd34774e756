using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Sandbox.Tests.Hosting;

public class HostTests
{
    private static readonly Scenario Empty = new(
        new JsonObject { ["name"] = "empty", ["now"] = "2025-03-15T22:10:00Z" }, [], new Dictionary<string, string>());

    [Fact]
    public async Task Each_provider_has_its_own_loopback_port()
    {
        await using var host = await SandboxHost.StartAsync(Empty, new SandboxOptions(), CancellationToken.None);

        var addresses = new[] { host.Endpoints.GitHub, host.Endpoints.Aws, host.Endpoints.EntraLogin, host.Endpoints.Graph, host.Endpoints.Control };

        Assert.All(addresses, address => Assert.Equal("127.0.0.1", address.Host));
        Assert.Equal(5, addresses.Select(address => address.Port).Distinct().Count());
        Assert.DoesNotContain(0, addresses.Select(address => address.Port));
    }

    [Fact]
    public async Task The_tenants_clock_starts_at_the_scenarios_time_and_can_be_advanced()
    {
        await using var host = await SandboxHost.StartAsync(Empty, new SandboxOptions(), CancellationToken.None);
        using var http = new HttpClient();
        using var hour = new StringContent("""{"seconds":3600}""", Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri(host.Endpoints.Control, "/_sandbox/clock/advance"), hour);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.InRange(host.Clock.GetUtcNow(), Empty.Now.AddHours(1), Empty.Now.AddHours(2));
    }
}
