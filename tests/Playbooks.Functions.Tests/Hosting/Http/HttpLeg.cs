using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>
/// The HTTP front of a functions host: takes what comes below the prefixes of the function folders, and nothing else, and hands it to the program in
/// one of the two ways that <c>host.json</c> asks for. What callers say of the invocation is overwritten, so that nobody can pretend to be the host.
/// </summary>
internal sealed class HttpLeg : IAsyncDisposable
{
    private const string Invocation = "X-Azure-Functions-InvocationId";

    private static readonly string[] Prefixes = ["api", "hooks", "ui"];

    private readonly WebApplication app;

    private HttpLeg(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<HttpLeg> StartAsync(IHandOver handOver)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = 100 << 20;
        });
        builder.Services.AddRoutingCore().AddHttpForwarder();
        var app = builder.Build();
        foreach (var prefix in Prefixes)
        {
            app.Map($"/{prefix}/{{**path}}", (HttpContext context) => TakeAsync(context, handOver));
        }

        await app.StartAsync();
        return new HttpLeg(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, IHandOver handOver)
    {
        context.Request.Headers[Invocation] = "of-the-host";
        context.Request.Headers["X-Azure-Functions-HostVersion"] = "4.1042";
        await handOver.SendAsync(context);
    }
}
