using Microsoft.Extensions.Logging;
using Playbooks.Functions.Work;
using Playbooks.Hosting.Alerts;

namespace Playbooks.Functions.Hooks;

/// <summary>Has the desk look at what was received: as soon as something was, and again from time to time for what another process left behind.</summary>
internal sealed partial class AlertLoop(AlertDesk desk, TimeProvider time, ILogger<AlertLoop> log) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim received = new(0, 1);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Something was recorded.</summary>
    public void Wake()
    {
        if (received.CurrentCount == 0)
        {
            try
            {
                received.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another one woke it at the same moment.
                return;
            }
        }
    }

    public async Task RunAsync(CancellationToken token)
    {
        while (true)
        {
            await LookAsync(token);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(received.WaitAsync(either.Token), Task.Delay(Every, time, either.Token));
            await either.CancelAsync();
            token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One pass; what goes wrong is logged, and the next pass takes up what is left.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            Tell(await desk.PassAsync(token));
        }
        catch (Exception fault) when (!token.IsCancellationRequested)
        {
            Failed(Faults.Say(fault));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        received.Dispose();
        turn.Dispose();
    }

    private void Tell(AlertPass pass)
    {
        if (pass.Decided > 0 || pass.Started.Count > 0 || pass.Amended.Count > 0)
        {
            Looked(pass.Decided, pass.Refused, string.Join(' ', pass.Started.Take(20)), string.Join(' ', pass.Amended.Take(20)));
        }

        foreach (var problem in pass.Problems)
        {
            Trouble(problem);
        }
    }

    [LoggerMessage(70, LogLevel.Information, "Of {Count} deliveries, {Refused} are no alerts. Started: {Started}. Amended: {Amended}.")]
    private partial void Looked(int count, int refused, string started, string amended);

    [LoggerMessage(71, LogLevel.Error, "Alerts: {Problem}")]
    private partial void Trouble(string problem);

    [LoggerMessage(72, LogLevel.Error, "The desk for alerts failed: {Fault}")]
    private partial void Failed(string fault);
}
