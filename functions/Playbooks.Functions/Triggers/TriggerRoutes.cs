using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Answers;
using Playbooks.Functions.Evidence;
using Playbooks.Functions.Work;

namespace Playbooks.Functions.Triggers;

/// <summary>What a functions host calls when a message or the time has come: <c>POST /q-work</c> and <c>POST /t-sweep</c>.</summary>
/// <param name="alerts">Looks at the alerts that another process received and left behind.</param>
/// <param name="stopping">This process stops.</param>
internal sealed partial class TriggerRoutes(
    WakeHandler handler, IWorkQueue queue, Sweep sweep, Func<CancellationToken, Task> alerts, EvidenceDuty? evidence, TimeProvider time, ILogger<TriggerRoutes> log, CancellationToken stopping)
{
    public const string Work = "/q-work";
    public const string Timer = "/t-sweep";

    /// <summary>A message is at most 64 KiB; the host wraps and repeats it.</summary>
    private const int MostBytes = 512 * 1024;

    /// <summary>Well below the host's <c>functionTimeout</c>, at which it kills this process and every call in it.</summary>
    public static readonly TimeSpan WorkLimit = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan SweepLimit = TimeSpan.FromSeconds(50);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Work, WorkAsync);
        routes.MapPost(Timer, SweepAsync);
    }

    private async Task WorkAsync(HttpContext context)
    {
        using var limit = new CancellationTokenSource(WorkLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        if (await BoundedBody.ReadAsync(context.Request, MostBytes, either.Token) is not { } body || QueueItem.Read(body) is not { } item)
        {
            NoWake();
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "No wake", "The message is no JSON object that names a run: {\"run\":\"ID\"}.");
            return;
        }

        await (item.At - time.GetUtcNow() is { } left && left > TimeSpan.Zero
            ? queue.WakeAsync(item.Run, left, either.Token)
            : handler.HandleAsync(item.Run, item.Attempt, either.Token));
        await TriggerReply.DoneAsync(context);
    }

    private async Task SweepAsync(HttpContext context)
    {
        using var limit = new CancellationTokenSource(SweepLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await alerts(either.Token);
            Swept(await sweep.RunAsync(either.Token));
            await (evidence?.SweepAsync(either.Token) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            CutShort();
        }

        await TriggerReply.DoneAsync(context);
    }

    [LoggerMessage(30, LogLevel.Error, "A message of the queue is no wake and was refused; the host puts it aside after its last attempt.")]
    private partial void NoWake();

    [LoggerMessage(31, LogLevel.Information, "The sweep woke {Count} runs.")]
    private partial void Swept(int count);

    [LoggerMessage(32, LogLevel.Warning, "The sweep did not get to its end in time; the next one looks at what is left.")]
    private partial void CutShort();
}
