using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure.Core;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>The operations on queues of one account that wakes need (learn.microsoft.com, "Queue service REST API").</summary>
internal sealed class Queues(StorageChannel channel)
{
    /// <summary>The most that one request hands out.</summary>
    private const int MostAtOnce = 32;

    /// <param name="hidden">Whole seconds, rounded up; at most seven days.</param>
    public Task PutAsync(string queue, string text, TimeSpan hidden, CancellationToken token)
    {
        var body = new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting);
        return SendAsync("put a message", queue, new StorageCall(RequestMethod.Post, $"{queue}/messages", ("visibilitytimeout", Seconds(hidden)), ("messagettl", "-1")) { Body = Encoding.UTF8.GetBytes(body) }, [], token);
    }

    /// <summary>Up to so many messages that are visible, hidden from now on; none where there is none.</summary>
    public async Task<IReadOnlyList<QueueItem>> TakeAsync(string queue, int most, TimeSpan hidden, CancellationToken token)
    {
        var count = Math.Clamp(most, 1, MostAtOnce).ToString(CultureInfo.InvariantCulture);
        var answer = await SendAsync("take messages", queue, new StorageCall(RequestMethod.Get, $"{queue}/messages", ("numofmessages", count), ("visibilitytimeout", Seconds(hidden))), [], token);
        return QueueItem.ReadAll(answer.Content);
    }

    /// <returns>False when it was given to somebody else meanwhile, or is gone.</returns>
    public async Task<bool> HideAsync(string queue, string id, string receipt, TimeSpan hidden, CancellationToken token) =>
        (await SendAsync("hide a message", queue, new StorageCall(RequestMethod.Put, $"{queue}/messages/{id}", ("popreceipt", receipt), ("visibilitytimeout", Seconds(hidden))) { Body = ReadOnlyMemory<byte>.Empty }, [400, 404], token)).IsGood;

    /// <returns>False when it was given to somebody else meanwhile, or is gone.</returns>
    public async Task<bool> DeleteAsync(string queue, string id, string receipt, CancellationToken token) =>
        (await SendAsync("delete a message", queue, new StorageCall(RequestMethod.Delete, $"{queue}/messages/{id}", ("popreceipt", receipt)), [400, 404], token)).IsGood;

    private static string Seconds(TimeSpan span) => ((long)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A queue that is missing is made, and the request sent once more.</summary>
    /// <param name="lost">Statuses that may say that the message has gone to somebody else.</param>
    private async Task<StorageAnswer> SendAsync(string doing, string queue, StorageCall call, int[] lost, CancellationToken token)
    {
        var answer = await channel.SendAsync(doing, call, [.. lost, 404], token);
        if (answer.Code == "QueueNotFound")
        {
            await channel.SendAsync("make the queue", new StorageCall(RequestMethod.Put, queue) { Body = ReadOnlyMemory<byte>.Empty }, [409], token);
            answer = await channel.SendAsync(doing, call, lost, token);
        }

        return answer.IsGood || answer.Code is "PopReceiptMismatch" or "MessageNotFound" ? answer : throw StorageFaults.Explain(doing, channel.AddressOf(call.Path), answer);
    }
}
