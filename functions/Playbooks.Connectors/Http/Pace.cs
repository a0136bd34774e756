using System.Collections.Immutable;

namespace Playbooks.Connectors.Http;

/// <summary>Holds requests back so that a provider's published rates are kept in every window, rather than finding out by being refused.</summary>
public sealed class Pace(TimeProvider time, params IReadOnlyList<PaceLimit> limits) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim reads = new(1);
    private readonly SemaphoreSlim writes = new(1);
    private readonly ImmutableArray<PaceWindow> windows = [.. limits.Select(limit => new PaceWindow(limit))];

    /// <summary>Returns when a request of that method may be sent; in the order of asking, but that reading does not wait behind writing.</summary>
    /// <param name="longest">The longest wait that the caller bears at a time.</param>
    /// <returns>Null where it may be sent; else how long it is until it may, which is longer than the caller bears: nothing is sent then.</returns>
    public Task<TimeSpan?> WaitAsync(HttpMethod method, TimeSpan longest, CancellationToken token) => WaitAsync(method, 1, longest, enters: true, token);

    /// <summary>Returns when so many requests of that method could be sent one right after the other. Where others send meanwhile, they may still have to wait.</summary>
    /// <returns>As <see cref="WaitAsync(HttpMethod, TimeSpan, CancellationToken)"/>.</returns>
    public Task<TimeSpan?> WaitForRoomAsync(HttpMethod method, int count, TimeSpan longest, CancellationToken token) => WaitAsync(method, count, longest, enters: false, token);

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
    }

    private async Task<TimeSpan?> WaitAsync(HttpMethod method, int count, TimeSpan longest, bool enters, CancellationToken token)
    {
        var turn = method == HttpMethod.Get || method == HttpMethod.Head ? reads : writes;
        await turn.WaitAsync(token);
        try
        {
            while (Left(method, count, enters) is { } wait)
            {
                if (wait > longest)
                {
                    return wait;
                }

                await Task.Delay(wait, time, token);
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private TimeSpan? Left(HttpMethod method, int count, bool enters)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var left = windows.Max(window => window.Left(method, count, now));
            foreach (var window in left is null && enters ? windows : [])
            {
                window.Enter(method, now);
            }

            return left;
        }
    }
}
