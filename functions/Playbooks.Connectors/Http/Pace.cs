namespace Playbooks.Connectors.Http;

/// <summary>Holds requests back so that a provider's published rates are kept in every minute, rather than finding out by being refused.</summary>
public sealed class Pace(TimeProvider time, params IReadOnlyList<PaceLimit> limits) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Queue<(DateTimeOffset At, HttpMethod Method)> sent = new();

    /// <summary>Returns when a request of that method may be sent; in the order of asking.</summary>
    public Task WaitAsync(HttpMethod method, CancellationToken token) => WaitAsync(method, 1, () => sent.Enqueue((time.GetUtcNow(), method)), token);

    /// <summary>Returns when so many requests of that method could be sent one right after the other. Where others send meanwhile, they may still have to wait.</summary>
    public Task WaitForRoomAsync(HttpMethod method, int count, CancellationToken token) => WaitAsync(method, count, () => { }, token);

    public void Dispose() => turn.Dispose();

    private async Task WaitAsync(HttpMethod method, int count, Action then, CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            while (Left(method, count, time.GetUtcNow()) is { } wait)
            {
                await Task.Delay(wait, time, token);
            }

            then();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Until the oldest of the last minute is over; null where no limit is reached.</summary>
    private TimeSpan? Left(HttpMethod method, int count, DateTimeOffset now)
    {
        while (sent.TryPeek(out var oldest) && oldest.At + Window <= now)
        {
            sent.Dequeue();
        }

        return limits.Any(limit => sent.Sum(one => limit.Cost(one.Method)) + (count * limit.Cost(method)) > limit.Most) && sent.TryPeek(out var first) ? first.At + Window - now : null;
    }
}
