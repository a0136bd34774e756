using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Testing.Stores;

/// <summary>Stands between any program and the emulator and counts what passes; nothing is changed, so that signatures stay valid.</summary>
public sealed class StorageMeter : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Transfer-Encoding", "Keep-Alive"];

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly Uri service;

    private StorageMeter(WebApplication app, Uri service) => (this.app, this.service) = (app, service);

    public StorageTraffic Traffic { get; } = new();

    /// <summary>The service's address, by way of this meter.</summary>
    public Uri Address => new(new Uri(app.Urls.First()), service.AbsolutePath);

    /// <param name="service">An account's blobs or queues, over http.</param>
    public static async Task<StorageMeter> StartAsync(Uri service)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var meter = new StorageMeter(builder.Build(), service);
        meter.app.Run(meter.PassAsync);
        await meter.app.StartAsync();
        return meter;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var target = new Uri(service, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        Traffic.Add(context.Request.Method, target, context.Request.ContentLength ?? 0);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target);
        if (context.Request.ContentLength is { } length)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = length;
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && header.Key != "Content-Length"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
