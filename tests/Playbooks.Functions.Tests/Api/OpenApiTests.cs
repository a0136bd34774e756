using System.Net;
using System.Text.Json;
using Playbooks.Functions.Tests.SignIn;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Api;

public sealed class OpenApiTests : IAsyncLifetime
{
    private static readonly string Kept = Path.Combine(RepositoryRoot.Path, "functions", "Playbooks.Functions", "Api", "openapi.json");

    private SignedIn? signedIn;

    private SignedIn Host => signedIn ?? throw new InvalidOperationException();

    private object Stranger => Host.Person(("oid", "stranger"), ("groups", Array.Empty<string>()));

    public async Task InitializeAsync() => signedIn = await SignedIn.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task The_api_is_described_as_the_repository_keeps_it()
    {
        var described = await DocumentAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(Kept, described);
        }

        Assert.Equal(await File.ReadAllTextAsync(Kept), described);
    }

    [Fact]
    public async Task Somebody_without_a_role_is_refused_at_every_door_but_the_two_that_say_who_they_are_and_what_there_is()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());
        var open = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var address = path.Name.Replace("{id}", "run-1", StringComparison.Ordinal).Replace("{name}", "run.md", StringComparison.Ordinal).Replace("{task}", "t", StringComparison.Ordinal);
                var body = operation.Name == "post" ? Body(operation.Value) : null;
                var (status, _, _) = await Host.AskAsync(new HttpMethod(operation.Name.ToUpperInvariant()), address[1..] + Query(operation.Value), Stranger, body);
                Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.OK, $"{operation.Name} {path.Name}: {status}");
                open.AddRange(status == HttpStatusCode.OK ? [path.Name] : Array.Empty<string>());
            }
        }

        Assert.Equal(["/api/me"], open);
        Assert.True(document.RootElement.GetProperty("paths").EnumerateObject().Count() >= 15);
    }

    private static string? Body(JsonElement operation) => operation.TryGetProperty("operationId", out var id) ? id.GetString() switch
    {
        "startRun" => """{"playbook":"x","inputs":{}}""",
        "decide" => """{"digest":"d","role":"r","approve":true}""",
        "cancelRun" => """{"reason":"r"}""",
        "amendRun" => """{"inputs":{},"reason":"r"}""",
        "signOff" => """{"happened":true,"reason":"r"}""",
        _ => null,
    } : null;

    private static string Query(JsonElement operation) => operation.TryGetProperty("operationId", out var id) ? id.GetString() switch
    {
        "addInventory" => "?name=n&kind=host&file=f.json",
        "findInInventories" => "?package=pkg:npm/x",
        _ => "",
    } : "";

    private async Task<string> DocumentAsync()
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, "api/openapi.json", Stranger);
        return (await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
