using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Playbooks.Core.Secrets;
using Playbooks.Functions.Hooks;
using Playbooks.Hosting.Alerts;

namespace Playbooks.Benchmarks.Alerts;

/// <summary>The door for GitHub's webhooks on loopback, and one who posts to it.</summary>
internal sealed class GitHubDoor : IAsyncDisposable
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });

    private GitHubDoor(WebApplication app) => this.app = app;

    public static async Task<GitHubDoor> OpenAsync(Intake intake)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        new HookRoutes([new GitHubHook(HookSecrets.Of(() => SecretText.OfUtf8(Secret)))], new HashSet<string>(), intake, TimeProvider.System, NullLogger<HookRoutes>.Instance).Map(app);
        await app.StartAsync();
        return new GitHubDoor(app);
    }

    /// <summary>The <paramref name="n"/>th alert: malware in one of so many packages, in a repository of its own.</summary>
    public async Task<bool> PostAsync(int n, int packages)
    {
        var body = Encoding.UTF8.GetBytes($$"""
            {"action":"created","alert":{"number":{{n}},"state":"open","created_at":"2025-09-09T10:00:00Z","updated_at":"2025-09-09T10:00:00Z","html_url":"https://github.com/acme/shop-{{n}}/security/dependabot/{{n}}",
            "dependency":{"package":{"ecosystem":"npm","name":"package-{{n % packages}}"},"manifest_path":"package-lock.json","scope":"runtime"},
            "security_vulnerability":{"package":{"ecosystem":"npm","name":"package-{{n % packages}}"},"severity":"critical","vulnerable_version_range":"= 1.2.3"},
            "security_advisory":{"ghsa_id":"GHSA-{{n % packages}}","summary":"Malware in package-{{n % packages}}","description":"{{new string('d', 2_000)}}","severity":"critical","published_at":"2025-09-08T16:00:00Z","cwes":[{"cwe_id":"CWE-506"}] } },
            "repository":{"full_name":"acme/shop-{{n}}" },"sender":{"login":"github"} }
            """);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{app.Urls.First()}/hooks/github") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-GitHub-Event", "dependabot_alert");
        request.Headers.Add("X-GitHub-Delivery", $"delivery-{n}");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Secret, body))}");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.Accepted;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
