using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Tests.Tenants;

/// <summary>The App of any scenario, signed in.</summary>
internal sealed class Responder(HttpClient http)
{
    public static async Task<Responder> SignInAsync(SandboxHost host)
    {
        var app = host.Tenant.Parts.OfType<GitHubPart>().Single().World.App;
        var http = SmallTenant.Client(host);
        var now = host.Clock.GetUtcNow();
        var responder = new Responder(http);
        http.DefaultRequestHeaders.Authorization = new("Bearer", AppJwt.Sign(app.PrivateKey, app.Id, now, now.AddMinutes(5)));
        var token = await responder.SendAsync("POST", $"/app/installations/{app.Installation}/access_tokens", "{}");
        http.DefaultRequestHeaders.Authorization = new("Bearer", token["token"]?.ToString());
        return responder;
    }

    public async Task<JsonNode> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text) ?? new JsonObject();
    }
}
