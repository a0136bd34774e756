using Polly;
using Polly.Retry;

namespace Playbooks.Connectors.Http;

/// <summary>
/// The way to a provider. Everything that comes back is bounded; nothing leaves the configured hosts; what may be repeated is
/// repeated with full jitter; what may not be repeated and lost its answer is <see cref="FailureKind.Unknown"/>.
/// For a worker that has lost its claim nothing leaves any more (<see cref="FencedStream"/>).
/// The token of a caller cancels the wait for the answer: whether the request took effect is then unknown, too.
/// </summary>
public sealed class ProviderHttp : IDisposable
{
    private readonly ProviderSettings settings;
    private readonly TimeProvider time;
    private readonly Func<double> chance;
    private readonly SingleAttempt attempts;
    private readonly ResiliencePipeline<Attempt> pipeline;
    private readonly SemaphoreSlim slots;
    private readonly HttpMessageInvoker invoker;

    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    /// <param name="handler">Null for sockets; must not follow redirects.</param>
    public ProviderHttp(ProviderSettings settings, IRequestAuthority authority, TimeProvider time, Func<double> chance, HttpMessageHandler? handler)
    {
        this.settings = settings;
        this.time = time;
        this.chance = chance;
        invoker = new HttpMessageInvoker(handler ?? Sockets(), disposeHandler: true);
        attempts = new SingleAttempt(settings, authority, time, invoker);
        slots = new SemaphoreSlim(settings.Concurrency);
        pipeline = Pipeline();
    }

    public TimeProvider Time => time;

    public ProviderSettings Settings => settings;

    /// <summary>The reply, whatever its status (after the retries), or the failure.</summary>
    public async Task<Answer<Reply>> SendAsync(ProviderRequest request, CancellationToken cancellationToken)
    {
        if (settings.Egress.Refusal(request.Operation, request.Url) is { } refusal)
        {
            return refusal;
        }

        using var overall = new CancellationTokenSource(settings.OverallLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, overall.Token);
        var course = new Course(request);
        try
        {
            var end = await pipeline.ExecuteAsync((c, token) => AttemptAsync(c, token), course, linked.Token);
            return await ConcludeAsync(request, end, linked.Token);
        }
        catch (OperationCanceledException) when (overall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return attempts.Unanswered(request, $"no answer within {settings.OverallLimit}", course.IsSent);
        }
    }

    public void Dispose()
    {
        invoker.Dispose();
        slots.Dispose();
    }

    private async ValueTask<Attempt> AttemptAsync(Course course, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await attempts.RunAsync(course, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<Answer<Reply>> ConcludeAsync(ProviderRequest request, Attempt end, CancellationToken cancellationToken) => end switch
    {
        Attempt.Answered { Reply: { Status: 301 or 302 or 303 or 307 or 308 } moved } when request.FollowsDownload => await attempts.FollowAsync(request, moved, cancellationToken),
        Attempt.Answered answered => answered.Reply,
        Attempt.Renewed renewed => renewed.Reply,
        Attempt.Throttled throttled => Throttled(request, throttled),
        Attempt.Lost { Reply: { } reply } when request.Repeatable => reply,
        Attempt.Lost lost => lost.Failure,
        Attempt.Ended ended => ended.Failure,
        _ => throw new System.Diagnostics.UnreachableException(end.GetType().Name),
    };

    private ProviderFailure Throttled(ProviderRequest request, Attempt.Throttled throttled) =>
        new(FailureKind.Throttled, request.Operation, $"{settings.Name} limits the rate (status {throttled.Reply.Status}) and asks to wait {throttled.Wait.TotalSeconds:0} s")
        {
            Status = throttled.Reply.Status,
            RetryAt = time.GetUtcNow() + throttled.Wait,
        };

    private ResiliencePipeline<Attempt> Pipeline() =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = settings.Retries,
                ShouldHandle = end => ValueTask.FromResult(IsWorthRetrying(end.Outcome.Result)),
                DelayGenerator = end => ValueTask.FromResult(Delay(end.Outcome.Result, end.AttemptNumber)),
            })
            .Build();

    private bool IsWorthRetrying(Attempt? end) =>
        end is Attempt.Lost or Attempt.Renewed || (end is Attempt.Throttled throttled && throttled.Wait <= settings.LongestWait);

    private TimeSpan? Delay(Attempt? end, int attempt) => end switch
    {
        Attempt.Throttled throttled => throttled.Wait,
        Attempt.Lost => Backoff.FullJitter(attempt, settings.FirstBackoff, settings.LongestBackoff, chance()),
        _ => TimeSpan.Zero,
    };

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PlaintextStreamFilter = (connection, _) => ValueTask.FromResult<Stream>(new FencedStream(connection.PlaintextStream)),
    };
}
