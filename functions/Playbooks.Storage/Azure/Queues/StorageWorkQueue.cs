using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Playbooks.Engine.Ports;

namespace Playbooks.Storage.Azure.Queues;

/// <summary>
/// Wakes as messages of a storage queue: <c>{"run":"ID"}</c> as plain text, which is what the functions host's <c>messageEncoding: none</c> reads
/// (learn.microsoft.com, "Queue service REST API").
/// </summary>
public sealed class StorageWorkQueue(QueuePlace place, TimeProvider time) : IWorkQueue
{
    /// <summary>The longest that a message can be hidden. Whoever wakes early finds nothing to do, and the sweep wakes again in time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>How long a taker has a message for itself; longer than any turn.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly HttpPipeline pipeline = QueuePipeline.Build(place);

    public async Task WakeAsync(string run, TimeSpan after, CancellationToken token)
    {
        var body = new XElement("QueueMessage", new XElement("MessageText", JsonSerializer.Serialize(new Dictionary<string, string> { ["run"] = run })));
        await SendAsync("wake a run", RequestMethod.Post, "messages", [("messagettl", "-1"), ("visibilitytimeout", Seconds(after))], body.ToString(SaveOptions.DisableFormatting), [201], token);
    }

    public async Task<IReadOnlyList<WorkMessage>> TakeAsync(int most, CancellationToken token)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var count = Math.Clamp(most, 1, 32).ToString(CultureInfo.InvariantCulture);
            var answer = await SendAsync("take wakes", RequestMethod.Get, "messages", [("numofmessages", count), ("visibilitytimeout", Seconds(Hidden))], null, [200], token);
            if (Read(answer) is { Count: > 0 } taken)
            {
                return taken;
            }

            await Task.Delay(pause, time, token);
        }
    }

    public async Task FinishAsync(WorkMessage message, CancellationToken token) =>
        await SendAsync("finish a wake", RequestMethod.Delete, $"messages/{Uri.EscapeDataString(message.Id)}", [("popreceipt", message.Receipt)], null, [204, 404, 400], token);

    public async Task ReturnAsync(WorkMessage message, TimeSpan after, CancellationToken token) =>
        await SendAsync("return a wake", RequestMethod.Put, $"messages/{Uri.EscapeDataString(message.Id)}", [("popreceipt", message.Receipt), ("visibilitytimeout", Seconds(after))], null, [204, 404, 400], token);

    /// <param name="expected">Statuses that are no fault: 404 and 400 say that somebody else has the message by now.</param>
    private async Task<string> SendAsync(
        string doing, RequestMethod method, string path, (string Name, string Value)[] query, string? body, int[] expected, CancellationToken token)
    {
        var where = new Uri($"{place.Service.AbsoluteUri.TrimEnd('/')}/{place.Queue}/{path}");
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(where);
        foreach (var (name, value) in query)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        message.Request.Headers.Add("x-ms-version", QueuePipeline.Version);
        message.Request.Content = body is null ? null : RequestContent.Create(Encoding.UTF8.GetBytes(body));
        try
        {
            await pipeline.SendAsync(message, token);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            throw new StoreException($"Cannot {doing}: no answer", where.AbsoluteUri, "Check the address of the queue and the network.", fault);
        }

        return expected.Contains(message.Response.Status)
            ? message.Response.ContentStream is null ? "" : message.Response.Content.ToString()
            : throw new StoreException(
                $"Cannot {doing}: the service said {message.Response.Status}", where.AbsoluteUri,
                "See that the queue is there and that the identity of this process has the role Storage Queue Data Contributor on it; new roles take some minutes.", inner: null);
    }

    private static List<WorkMessage> Read(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 8 << 20 });
        return [.. XDocument.Load(reader).Descendants("QueueMessage").Select(message => new WorkMessage(
            message.Element("MessageId")?.Value ?? "",
            message.Element("PopReceipt")?.Value ?? "",
            RunOf(message.Element("MessageText")?.Value ?? ""),
            int.TryParse(message.Element("DequeueCount")?.Value, CultureInfo.InvariantCulture, out var count) ? count : 1))];
    }

    /// <summary>Empty for what is no wake; whoever takes it finds no such run and says so.</summary>
    private static string RunOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text)?.GetValueOrDefault("run") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Seconds(TimeSpan span) =>
        ((long)Math.Ceiling((span < TimeSpan.Zero ? TimeSpan.Zero : span > LongestWait ? LongestWait : span).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
