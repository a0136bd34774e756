using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Entra;

public class StateTests
{
    [Fact]
    public async Task Two_directories_in_the_same_situation_print_the_same_state()
    {
        await using var one = await EntraBench.StartAsync(seed: "one");
        await using var other = await EntraBench.StartAsync(seed: "other");
        var before = State(one);

        await RotateAsync(one);
        other.Advance(TimeSpan.FromMinutes(3));
        await RotateAsync(other);

        Assert.NotEqual(before, State(one));
        Assert.Equal(State(one), State(other));
        Assert.Contains("a new secret of application deployer", State(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disabling_contains_and_enabling_does_not()
    {
        await using var bench = await EntraBench.StartAsync();
        var token = await bench.SignInAsync();

        await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["isDisabled"] = true }, token);
        await bench.GraphAsync("PATCH", bench.Application("keeper"), new() { ["isDisabled"] = false }, token);

        Assert.Equal(
            [("token", false, false), ("application:update", true, true), ("application:update", true, false)],
            bench.Host.Audit.Select(entry => (entry.Operation, entry.Changes, entry.Contains)));
    }

    private static string State(EntraBench bench) => bench.Host.State()["entra"]?.ToJsonString() ?? "";

    private static async Task RotateAsync(EntraBench bench)
    {
        var asked = new JsonObject { ["passwordCredential"] = new JsonObject { ["endDateTime"] = "2025-06-01T00:00:00Z" } };
        await bench.GraphAsync("POST", bench.Application("deployer") + "/addPassword", asked);
        await bench.GraphAsync("POST", bench.Application("deployer") + "/removePassword", new() { ["keyId"] = bench.Id("password/deployer") });
        await bench.GraphAsync("PATCH", bench.Principal("off"), new() { ["accountEnabled"] = false });
    }
}
