using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>A program behind the host that tells what reached it, piece by piece as it came.</summary>
internal sealed class Echo : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskCompletionSource streaming = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> came = Channel.CreateUnbounded<string>();
    private readonly Channel<string> said = Channel.CreateUnbounded<string>();

    private Echo(WebApplication app) => this.app = app;

    /// <summary>Pieces of bodies, as they come.</summary>
    public ChannelReader<string> Came => came.Reader;

    /// <summary>Done once the first event has left the program.</summary>
    public Task Streaming => streaming.Task;

    public Uri Address => new(app.Urls.First());

    public static async Task<Echo> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var echo = new Echo(builder.Build());
        echo.app.Map("/api/body", echo.BodyAsync);
        echo.app.Map("/api/query", (HttpContext context) => context.Response.WriteAsync(context.Request.QueryString.Value ?? ""));
        echo.app.Map("/api/moved", (HttpContext context) => context.Response.Redirect("/api/query"));
        echo.app.Map("/api/headers", (HttpContext context) => context.Response.WriteAsync(context.Request.Headers["X-Azure-Functions-InvocationId"].ToString()));
        echo.app.Map("/api/events", echo.EventsAsync);
        await echo.app.StartAsync();
        return echo;
    }

    /// <summary>The next event of the stream; null for its end.</summary>
    public void Say(string? piece)
    {
        if (piece is null)
        {
            said.Writer.TryComplete();
        }
        else
        {
            said.Writer.TryWrite(piece);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task BodyAsync(HttpContext context)
    {
        var (buffer, whole) = (new byte[4096], new MemoryStream());
        for (int count; (count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            await whole.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            came.Writer.TryWrite(Encoding.UTF8.GetString(buffer, 0, count));
        }

        await context.Response.Body.WriteAsync(whole.ToArray(), context.RequestAborted);
    }

    private async Task EventsAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await foreach (var piece in said.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            streaming.TrySetResult();
        }
    }
}
