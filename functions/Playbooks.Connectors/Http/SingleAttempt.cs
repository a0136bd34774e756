namespace Playbooks.Connectors.Http;

/// <summary>Sends once, reads the bounded answer, and says what it means for another attempt.</summary>
internal sealed class SingleAttempt(ProviderSettings settings, IRequestAuthority authority, TimeProvider time, HttpMessageInvoker invoker)
{
    public async Task<Attempt> RunAsync(Course course, CancellationToken cancellationToken)
    {
        var request = course.Request;
        if (settings.Pace is { } pace && await pace.WaitAsync(request.Method, settings.LongestWait, cancellationToken) is { } wait)
        {
            return new Attempt.Ended(HeldBack(request, wait));
        }

        using var message = Messages.Build(settings, request);
        if (request.Signed && await authority.AuthorizeAsync(message, request, cancellationToken) is { } failure)
        {
            return new Attempt.Ended(failure);
        }

        course.IsSent = true;
        var end = await SendAsync(request, message, cancellationToken);
        course.IsSent = end is Attempt.Lost { Failure.Kind: not FailureKind.NotReached };
        return end is Attempt.Answered answered ? Judge(course, answered.Reply) : end;
    }

    /// <summary>One redirect to a download host. Neither the credential nor our headers go there, and its address is never shown.</summary>
    public async Task<Answer<Reply>> FollowAsync(ProviderRequest request, Reply moved, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(request.Url, moved.Header("Location"), out var url))
        {
            return new ProviderFailure(FailureKind.Malformed, request.Operation, $"status {moved.Status} without a usable Location") { Status = moved.Status };
        }

        if (!settings.Egress.Permits(url) && settings.Downloads.Refusal(request.Operation, url) is { } refusal)
        {
            return refusal;
        }

        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        return await SendAsync(request, message, cancellationToken) switch
        {
            Attempt.Answered answered => answered.Reply,
            Attempt.Lost lost => lost.Failure,
            Attempt.Ended ended => ended.Failure,
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
    }

    public ProviderFailure Unanswered(ProviderRequest request, string detail, bool isSent) => (isSent, request.Repeatable) switch
    {
        (false, _) => new(FailureKind.NotReached, request.Operation, $"{settings.Name}: {detail}; nothing was sent"),
        (true, true) => new(FailureKind.NoAnswer, request.Operation, $"{settings.Name}: {detail}"),
        (true, false) => new(FailureKind.Unknown, request.Operation, $"{settings.Name}: {detail}; the request was sent and may have taken effect"),
    };

    private ProviderFailure HeldBack(ProviderRequest request, TimeSpan wait) =>
        new(FailureKind.Throttled, request.Operation, $"{settings.Name}'s published rate is used up for {wait.TotalMinutes:0} min; nothing was sent") { RetryAt = time.GetUtcNow() + wait };

    private async Task<Attempt> SendAsync(ProviderRequest request, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.AttemptLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        Reply? reply = null;
        try
        {
            using var response = await invoker.SendAsync(message, linked.Token);
            var bound = request.LargestAnswer ?? settings.LargestAnswer;
            if (await BoundedBody.ReadAsync(response.Content, bound, linked.Token) is not { } body)
            {
                return new Attempt.Ended(TooLarge(request, (int)response.StatusCode, bound));
            }

            reply = new Reply((int)response.StatusCode, Messages.Headers(response), body);
            return new Attempt.Answered(reply);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Lost(request, $"no complete answer within {settings.AttemptLimit}", isSent: true);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidDataException)
        {
            return Lost(request, Described(broken), IsSent(broken));
        }
        finally
        {
            settings.Observer?.Invoke(new Exchange(request.Operation, message.Method.Method, message.RequestUri ?? request.Url, Messages.Shown(message), request.Body, reply));
        }
    }

    private Attempt Judge(Course course, Reply reply)
    {
        var request = course.Request;
        if (settings.Throttle(reply, course.Attempts++, time.GetUtcNow()) is { } wait)
        {
            return new Attempt.Throttled(reply, wait);
        }

        if (reply.Status == 401 && request.Signed && !course.IsRenewed && authority.Renew())
        {
            course.IsRenewed = true;
            return new Attempt.Renewed(reply);
        }

        if (reply.Status is not (408 or >= 500))
        {
            return new Attempt.Answered(reply);
        }

        var failure = Unanswered(request, $"status {reply.Status}", isSent: true) with { Status = reply.Status };
        return request.Repeatable ? new Attempt.Lost(failure, reply) : new Attempt.Ended(failure);
    }

    private Attempt Lost(ProviderRequest request, string detail, bool isSent)
    {
        var failure = Unanswered(request, detail, isSent);
        return request.Repeatable || !isSent ? new Attempt.Lost(failure, null) : new Attempt.Ended(failure);
    }

    /// <summary>Too much came: a change was answered, so it happened or was refused, but nobody can read which.</summary>
    private static ProviderFailure TooLarge(ProviderRequest request, int status, int bound) => request.Repeatable
        ? new(FailureKind.TooLarge, request.Operation, $"the answer (status {status}) is larger than {bound} bytes") { Status = status }
        : new(FailureKind.Unknown, request.Operation, $"the answer (status {status}) is larger than {bound} bytes; the request may have taken effect") { Status = status };

    private static bool IsSent(Exception broken) => broken is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>The kind of the error only: messages of the framework may carry an address with a signed query.</summary>
    private static string Described(Exception broken) =>
        broken is HttpRequestException http ? $"the connection failed ({http.HttpRequestError})" : "the answer broke off";
}
