namespace Playbooks.Cli.Runs;

/// <summary>
/// Ends a run's driving when whoever stands in for its people cannot do their part: nobody would ever answer, and the run would wait in silence.
/// </summary>
internal sealed class Breakdown(CancellationTokenSource stop)
{
    private readonly Lock turn = new();

    /// <summary>What went wrong first; null where nothing did.</summary>
    public string? Reason { get; private set; }

    public void Tell(string reason)
    {
        lock (turn)
        {
            if (Reason is not null)
            {
                return;
            }

            Reason = reason;
        }

        stop.CancelAfter(TimeSpan.Zero);
    }

    /// <summary>Lets the work go on by itself, and tells of it where it fails.</summary>
    /// <param name="what">What failed, as the beginning of a sentence: <c>"sam could not approve"</c>.</param>
    public void Watch(Task work, string what) => _ = work.ContinueWith(
        failed => Tell($"{what}: {failed.Exception?.GetBaseException().Message}"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
