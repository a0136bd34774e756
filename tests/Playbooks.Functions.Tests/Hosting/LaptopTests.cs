using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Tests.Hosting;

public sealed partial class LaptopTests : IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(5), TimeProvider.System);
    private readonly HttpClient http = new();

    private CancellationToken Token => limit.Token;

    public void Dispose()
    {
        http.Dispose();
        limit.Dispose();
    }

    [Fact]
    public async Task On_a_laptop_a_run_is_started_over_http_and_goes_on_by_itself_until_it_asks_people()
    {
        await using var drill = await Rehearsal.StartAsync(Token);
        using var process = HostProcess.Start(drill.Folder, new Dictionary<string, string>(drill.Settings) { ["Listen"] = "127.0.0.1:0", ["Development__Identity"] = "riley" });
        var address = AddressOf(await process.Serving.WaitAsync(Token));

        using var started = await http.PostAsync(
            new Uri(address, "api/runs"), JsonBody(PlainJson.Write(Value.MapOf(("playbook", Value.Of("package-compromise")), ("alert", drill.Alert)))), Token);

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.NotNull(started.Headers.Location);
        var run = new Uri(address, started.Headers.Location);
        while (await TextAsync(run, "status") is var status && !status.StartsWith("waiting for approval", StringComparison.Ordinal))
        {
            Assert.False(process.HasExited || status.StartsWith("held", StringComparison.Ordinal), status);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Token);
        }

        Assert.Equal("riley", await TextAsync(run, "requestedBy"));
        var list = await http.GetFromJsonAsync<JsonElement>(new Uri(address, "api/runs"), Token);
        Assert.Equal(1, list.GetProperty("runs").GetArrayLength());
        Assert.Equal(("", false), (list.GetProperty("next").GetString(), list.GetProperty("more").GetBoolean()));
        Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>(new Uri(address, "api/runs?only=unfinished&limit=1"), Token)).GetProperty("runs").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(new Uri(address, "api/runs?only=mine"), null));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{run}/reports/none.md"), Token)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_taken_for_the_person_at_the_laptop_who_comes_under_a_foreign_name_through_a_proxy_or_from_a_web_page()
    {
        await using var drill = await Rehearsal.StartAsync(Token);
        using var process = HostProcess.Start(drill.Folder, new Dictionary<string, string>(drill.Settings) { ["Listen"] = "127.0.0.1:0", ["Development__Identity"] = "riley" });
        var runs = new Uri(AddressOf(await process.Serving.WaitAsync(Token)), "api/runs");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(runs, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(runs, ("Host", "attacker.example")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(runs, ("X-Forwarded-For", "203.0.113.1")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(runs, ("Origin", "https://attacker.example")));
        using var form = await http.PostAsync(runs, new StringContent("{}"), Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using var trigger = await http.PostAsync(new Uri(runs, "/q-work"), JsonBody("{}"), Token);
        Assert.Equal(HttpStatusCode.NotFound, trigger.StatusCode);
    }

    [Theory]
    [InlineData("Store", "azure:http://account.blob.core.windows.net")]
    [InlineData("Signer", "", "Store", "azure:https://account.blob.core.windows.net")]
    [InlineData("Signer", "vault:https://vault/keys/k")]
    [InlineData("Evidence", "https://account.blob.core.windows.net")]
    [InlineData("Evidence", "http://account.blob.core.windows.net/reports")]
    [InlineData("Tenant", "nowhere.json")]
    [InlineData("Listen", "everywhere")]
    [InlineData("RunsStorage__queueServiceUri", "http://account.queue.core.windows.net")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "http")]
    [InlineData("Development__Identity", "riley", "Listen", "0.0.0.0:0")]
    [InlineData("Development__Identity", "riley", "FUNCTIONS_CUSTOMHANDLER_PORT", "5000")]
    public async Task A_setting_that_it_cannot_keep_stops_it_before_it_opens_a_port_and_the_log_names_it(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("playbooks-refused-");
        using var process = HostProcess.Start(folder.FullName, Pairs(settings).ToDictionary());

        Assert.Equal(1, await process.ExitAsync(Token));
        Assert.Contains(process.Output, line => line.Contains(settings[0], StringComparison.Ordinal) && line.Contains("Not started", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string[] settings) => settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    private static StringContent JsonBody(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static Uri AddressOf(string line) => new(Address().Match(line).Value);

    private async Task<string> TextAsync(Uri address, string name) => (await http.GetFromJsonAsync<JsonElement>(address, Token)).GetProperty("summary").GetProperty(name).GetString() ?? "";

    private async Task<HttpStatusCode> StatusAsync(Uri address, (string Name, string Value)? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, Token);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
