namespace Playbooks.Connectors.Aws;

/// <summary>Spaces requests of one kind so that a provider's fixed rate is never exceeded.</summary>
internal sealed class AwsPace(TimeSpan gap, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public static TimeSpan TrailGap { get; } = TimeSpan.FromMilliseconds(500);

    public async Task WaitAsync(CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            var wait = next - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, token);
            }

            next = time.GetUtcNow() + gap;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
