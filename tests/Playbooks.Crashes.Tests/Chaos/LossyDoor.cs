using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>Stands between workers and storage, and loses some requests before they are carried out and the answers to some that were.</summary>
internal sealed class LossyDoor : IAsyncDisposable
{
    private static readonly string[] Own = ["Host", "Transfer-Encoding", "Connection", "Keep-Alive"];

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null });
    private readonly WebApplication app;
    private readonly Uri inside;
    private readonly Func<double> chance;
    private readonly double loss;
    private int before;
    private int after;
    private int passed;

    private LossyDoor(WebApplication app, Uri inside, double loss, Func<double> chance) => (this.app, this.inside, this.loss, this.chance) = (app, inside, loss, chance);

    /// <summary>Requests that were lost before they were carried out, and after, and all the others.</summary>
    public (int Before, int After, int Passed) Count => (before, after, passed);

    /// <summary>Off from the start: whoever opens it says when it begins to lose.</summary>
    public bool Loses { get; set; }

    /// <param name="loss">The part of all requests that is lost before, and the same part after.</param>
    public static async Task<LossyDoor> OpenAsync(Uri inside, double loss, Func<double> chance)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var door = new LossyDoor(builder.Build(), inside, loss, chance);
        door.app.Run(door.PassAsync);
        await door.app.StartAsync();
        return door;
    }

    /// <summary>The same place, seen through this door.</summary>
    public Uri Outside(Uri place) => new UriBuilder(place) { Port = new Uri(app.Urls.First()).Port }.Uri;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var dice = Loses ? chance() : 1;
        if (dice < loss)
        {
            Interlocked.Increment(ref before);
            context.Abort();
            return;
        }

        using var request = await CopyAsync(context);
        using var response = await http.SendAsync(request, context.RequestAborted);
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (dice < 2 * loss)
        {
            Interlocked.Increment(ref after);
            context.Abort();
            return;
        }

        Interlocked.Increment(ref passed);
        await AnswerAsync(context, response, body);
    }

    /// <summary>With the target as it was written: the signature is made of it.</summary>
    private async Task<HttpRequestMessage> CopyAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri($"{inside.Scheme}://{inside.Authority}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in context.Request.Headers.Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, values.ToArray()) || request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response, byte[] body)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
