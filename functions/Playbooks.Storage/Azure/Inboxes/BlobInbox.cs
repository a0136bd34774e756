using System.Text.Json;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Journals;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure.Inboxes;

/// <summary>
/// The messages left for one run: one append blob that anybody appends to, read on from where it was last read, and one of the ids that were
/// acknowledged, which only the run's holder writes.
/// </summary>
internal sealed class BlobInbox(Rest.Blobs blobs, string run)
{
    private readonly LineSplitter lines = new();
    private readonly List<InboxMessage> waiting = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private HashSet<string>? done;
    private long read;
    private bool isUnheard;

    /// <returns>False when there is no such run.</returns>
    public static async Task<bool> SendAsync(Rest.Blobs blobs, string run, InboxMessage message, CancellationToken token)
    {
        MessageBounds.Check(message);
        var line = JsonSerializer.SerializeToUtf8Bytes(new InboxLine(message.Id, message.Body.ToArray()), InboxJson.Default.InboxLine);
        var (answer, _) = await blobs.AppendAsync(BlobNames.Inbox(run), (byte[])[.. line, (byte)'\n'], position: null, lease: null, token);
        return answer switch
        {
            AppendAnswer.Appended => true,
            AppendAnswer.Missing => false,
            _ => throw new StoreException("Cannot leave a message: the inbox is full", blobs.AddressOf(BlobNames.Inbox(run)).AbsoluteUri, "Look at who sends; no run needs 50,000 messages.", inner: null),
        };
    }

    /// <summary>Oldest first; the same id twice is one message.</summary>
    public async Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token)
    {
        await LookAsync(token);
        isUnheard = false;
        return [.. waiting.Take(MessageBounds.MostAtOnce)];
    }

    /// <summary>Reads what has come since the last look.</summary>
    /// <returns>Whether a message waits that has not been received yet.</returns>
    public async Task<bool> LookAsync(CancellationToken token)
    {
        done ??= await DoneAsync(token);
        var before = waiting.Count;
        while (await blobs.ReadAsync(BlobNames.Inbox(run), read, long.MaxValue, token) is { IsEmpty: false } bytes)
        {
            read += bytes.Length;
            foreach (var line in lines.Add(bytes))
            {
                Take(line);
            }
        }

        isUnheard |= waiting.Count > before;
        return isUnheard;
    }

    /// <returns>False when no such message waits.</returns>
    public async Task<bool> AcknowledgeAsync(string id, CancellationToken token)
    {
        await LookAsync(token);
        if (!waiting.Any(message => message.Id == id))
        {
            return false;
        }

        var line = (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(id, InboxJson.Default.String), (byte)'\n'];
        var (answer, _) = await blobs.AppendAsync(BlobNames.Done(run), line, position: null, lease: null, token);
        if (answer == AppendAnswer.Missing)
        {
            await blobs.CreateAsync(BlobNames.Done(run), [], token);
            await blobs.AppendAsync(BlobNames.Done(run), line, position: null, lease: null, token);
        }

        done?.Add(id);
        return waiting.RemoveAll(message => message.Id == id) > 0;
    }

    private void Take(ReadOnlyMemory<byte> line)
    {
        if (JsonSerializer.Deserialize(line.Span, InboxJson.Default.InboxLine) is { } message && seen.Add(message.Id) && done?.Contains(message.Id) != true)
        {
            waiting.Add(new InboxMessage(message.Id, message.Body));
        }
    }

    private async Task<HashSet<string>> DoneAsync(CancellationToken token)
    {
        var (ids, splitter) = (new HashSet<string>(StringComparer.Ordinal), new LineSplitter());
        for (var at = 0L; await blobs.ReadAsync(BlobNames.Done(run), at, long.MaxValue, token) is { IsEmpty: false } bytes; at += bytes.Length)
        {
            ids.UnionWith(splitter.Add(bytes).Select(line => JsonSerializer.Deserialize(line.Span, InboxJson.Default.String) ?? ""));
        }

        return ids;
    }
}
