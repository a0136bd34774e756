namespace Playbooks.Hosting.Alerts;

/// <summary>The deliveries that were received, by the keys of their ids and bodies. Bounded: the oldest is forgotten first.</summary>
internal sealed class DeliveryMemory(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Body, Task Durable)> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byBody = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Null where it is new and now remembered; otherwise what it is, once that is durable.</summary>
    /// <param name="isIdProven">The id is covered by the signature; where it is not, a body under another id is a replay.</param>
    public async Task<Reception?> MeetAsync((string Id, string Body) keys, bool isIdProven, Task durable)
    {
        (string Body, Task Durable) known;
        lock (gate)
        {
            if (!byId.TryGetValue(keys.Id, out known))
            {
                if (!isIdProven && byBody.ContainsKey(keys.Body))
                {
                    return new Reception.Replayed("its body was delivered before under another id, which the signature does not cover");
                }

                Remember(keys, durable);
                return null;
            }
        }

        if (known.Body != keys.Body)
        {
            return new Reception.Replayed("its id was delivered before with another body");
        }

        await known.Durable;
        return new Reception.Repeated();
    }

    /// <summary>What an earlier process received.</summary>
    public void Recall((string Id, string Body) keys)
    {
        lock (gate)
        {
            if (!byId.ContainsKey(keys.Id))
            {
                Remember(keys, Task.CompletedTask);
            }
        }
    }

    /// <summary>It could not be recorded: it has not been here.</summary>
    public void Forget((string Id, string Body) keys)
    {
        lock (gate)
        {
            if (byId.Remove(keys.Id) && byBody.GetValueOrDefault(keys.Body) == keys.Id)
            {
                byBody.Remove(keys.Body);
            }
        }
    }

    private void Remember((string Id, string Body) keys, Task durable)
    {
        byId[keys.Id] = (keys.Body, durable);
        byBody.TryAdd(keys.Body, keys.Id);
        order.Enqueue(keys.Id);
        while (order.Count > most && order.TryDequeue(out var oldest))
        {
            if (byId.Remove(oldest, out var forgotten) && byBody.GetValueOrDefault(forgotten.Body) == oldest)
            {
                byBody.Remove(forgotten.Body);
            }
        }
    }
}
