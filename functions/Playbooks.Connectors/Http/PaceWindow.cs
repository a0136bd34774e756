namespace Playbooks.Connectors.Http;

/// <summary>What was sent within one limit's window.</summary>
internal sealed class PaceWindow(PaceLimit limit)
{
    private readonly Queue<(DateTimeOffset At, int Cost)> sent = new();
    private int sum;

    public void Enter(HttpMethod method, DateTimeOffset now)
    {
        if (limit.Cost(method) is > 0 and var cost)
        {
            sent.Enqueue((now, cost));
            sum += cost;
        }
    }

    /// <summary>Until the oldest within the window is over; null where so many requests of that method may be sent now.</summary>
    public TimeSpan? Left(HttpMethod method, int count, DateTimeOffset now)
    {
        while (sent.TryPeek(out var oldest) && oldest.At + limit.Window <= now)
        {
            sum -= sent.Dequeue().Cost;
        }

        var cost = count * limit.Cost(method);
        return cost > 0 && sum + cost > limit.Most && sent.TryPeek(out var first) ? first.At + limit.Window - now : null;
    }
}
