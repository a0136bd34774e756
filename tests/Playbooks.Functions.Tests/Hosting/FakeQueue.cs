using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>One storage queue: messages are put over HTTP as the service takes them, and taken by the functions host beside it.</summary>
internal sealed class FakeQueue : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private int last;

    private FakeQueue(WebApplication app) => this.app = app;

    public Uri Service => new($"{app.Urls.First()}/account");

    /// <summary>Texts that the host put aside after the last attempt.</summary>
    public List<string> Poison { get; } = [];

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Select(entry => entry.Text)];
            }
        }
    }

    public static async Task<FakeQueue> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var queue = new FakeQueue(builder.Build());
        queue.app.MapPost("/account/work/messages", queue.PutAsync);
        await queue.app.StartAsync();
        return queue;
    }

    public void Put(string text) => Put(text, TimeSpan.Zero);

    /// <summary>A visible message, hidden from now on; null where there is none.</summary>
    public Message? Take()
    {
        lock (gate)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (entries.FirstOrDefault(entry => entry.VisibleAt <= now) is not { } entry)
            {
                return null;
            }

            entry.VisibleAt = DateTimeOffset.MaxValue;
            entry.DequeueCount++;
            return new Message(entry.Id, entry.Text, entry.DequeueCount);
        }
    }

    public void Delete(Message message)
    {
        lock (gate)
        {
            entries.RemoveAll(entry => entry.Id == message.Id);
        }
    }

    /// <summary>After a failed call: visible again, or put aside.</summary>
    public void Fail(Message message, int most)
    {
        lock (gate)
        {
            if (message.DequeueCount >= most)
            {
                Poison.Add(message.Text);
                entries.RemoveAll(entry => entry.Id == message.Id);
            }
            else
            {
                entries.Single(entry => entry.Id == message.Id).VisibleAt = DateTimeOffset.MinValue;
            }
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task PutAsync(HttpContext context)
    {
        var body = await XDocument.LoadAsync(context.Request.Body, LoadOptions.None, context.RequestAborted);
        Put(body.Root?.Element("MessageText")?.Value ?? "", TimeSpan.FromSeconds(int.Parse(context.Request.Query["visibilitytimeout"].ToString(), CultureInfo.InvariantCulture)));
        context.Response.StatusCode = StatusCodes.Status201Created;
    }

    private void Put(string text, TimeSpan after)
    {
        lock (gate)
        {
            entries.Add(new Entry { Id = $"m{++last}", Text = text, VisibleAt = TimeProvider.System.GetUtcNow() + after });
        }
    }

    internal sealed record Message(string Id, string Text, int DequeueCount);

    private sealed class Entry
    {
        public required string Id { get; init; }

        public required string Text { get; init; }

        public DateTimeOffset VisibleAt { get; set; }

        public int DequeueCount { get; set; }
    }
}
