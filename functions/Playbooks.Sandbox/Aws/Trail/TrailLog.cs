namespace Playbooks.Sandbox.Aws.Trail;

/// <summary>What CloudTrail remembers of one account, bounded: the oldest events fall out first.</summary>
internal sealed class TrailLog
{
    private const int Most = 50_000;
    private readonly Queue<TrailEvent> events = new();
    private readonly Queue<DateTimeOffset> lookups = new();
    private long count;

    public IEnumerable<TrailEvent> Events => events;

    public void Add(TrailEvent entry)
    {
        events.Enqueue(entry with { Sequence = ++count });
        if (events.Count > Most)
        {
            events.Dequeue();
        }
    }

    /// <summary>Two look-ups a second for one account and region.</summary>
    public bool MayLookUp(DateTimeOffset now)
    {
        while (lookups.Count > 0 && now - lookups.Peek() >= TimeSpan.FromSeconds(1))
        {
            lookups.Dequeue();
        }

        if (lookups.Count >= 2)
        {
            return false;
        }

        lookups.Enqueue(now);
        return true;
    }
}
