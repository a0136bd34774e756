using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Playbooks.Core.Values;
using Playbooks.Functions.Answers;
using Playbooks.Hosting.Alerts;
using Playbooks.Storage;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// Alerts over HTTP, each source at a door of its own: proven, recorded durably, and answered within two seconds. What it means is found out afterwards.
/// </summary>
internal sealed partial class HookRoutes(IReadOnlyList<IHook> hooks, IReadOnlySet<string> origins, Intake intake, TimeProvider time, ILogger<HookRoutes> log)
{
    private const int MostBytes = 2 << 20;

    /// <summary>Bodies that are read and proven at a time; each takes memory while nobody is proven to have sent it.</summary>
    public const int MostUnproven = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.9);

    private int unproven;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var hook in hooks)
        {
            routes.MapPost($"/hooks/{hook.Path}", context => TakeAsync(hook, context));
        }

        routes.MapMethods("/hooks/cloudevents", ["OPTIONS"], ShakeHands);
        routes.Map("/hooks/{**path}", context => Problem.WriteAsync(
            context, StatusCodes.Status404NotFound, "No such door", $"Alerts are posted to {string.Join(", ", hooks.Select(hook => $"/hooks/{hook.Path}"))}."));
    }

    private async Task TakeAsync(IHook hook, HttpContext context)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            await TakeAsync(hook, context, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            TooSlow(hook.Path);
            await LaterAsync(context, "It could not be recorded in time.");
        }
        catch (StoreException fault)
        {
            NotRecorded(hook.Path, fault.Message);
            await LaterAsync(context, "It could not be recorded.");
        }
    }

    private async Task TakeAsync(IHook hook, HttpContext context, CancellationToken token)
    {
        HookRequest? request;
        Proof proof;
        try
        {
            if (Interlocked.Increment(ref unproven) > MostUnproven)
            {
                await LaterAsync(context, "More is being proven than may.");
                return;
            }

            (request, proof) = await ProveAsync(hook, context, token);
        }
        finally
        {
            Interlocked.Decrement(ref unproven);
        }

        switch (proof)
        {
            case Proof.Genuine genuine when request is not null:
                await RecordAsync(hook, context, genuine, request, token);
                break;
            case Proof.Done done:
                SeenTo(hook.Path, done.What);
                await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, Value.MapOf(("status", Value.Of("done"))));
                break;
            case Proof.Refused refused:
                await RefuseAsync(hook, context, refused);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<(HookRequest? Request, Proof Proof)> ProveAsync(IHook hook, HttpContext context, CancellationToken token)
    {
        if (context.Request.ContentLength > MostBytes || await BoundedBody.ReadAsync(context.Request, MostBytes, token) is not { } body)
        {
            return (null, new Proof.Refused(StatusCodes.Status413PayloadTooLarge, "The body is longer than 2 MiB."));
        }

        var request = new HookRequest(context.Request.Headers, body, time.GetUtcNow());
        return (request, await hook.ProveAsync(request, token));
    }

    private async Task RecordAsync(IHook hook, HttpContext context, Proof.Genuine genuine, HookRequest request, CancellationToken token)
    {
        var record = IntakeRecord.Of(request.At, genuine.Source, genuine.Event, genuine.Delivery, request.Body.Span, genuine.Body);
        switch (await intake.ReceiveAsync(record, genuine.IsIdProven, token))
        {
            case Reception.Recorded:
                await AnswerAsync(context, StatusCodes.Status202Accepted, "recorded", genuine.Delivery);
                break;
            case Reception.Repeated:
                Repeated(hook.Path, genuine.Delivery);
                await AnswerAsync(context, StatusCodes.Status200OK, "repeated", genuine.Delivery);
                break;
            case Reception.Replayed replayed:
                await RefuseAsync(hook, context, new Proof.Refused(StatusCodes.Status409Conflict, $"This is a replay: {replayed.Reason}."));
                break;
            case Reception.Full:
                TooMany(hook.Path);
                await LaterAsync(context, "More is waiting to be recorded than may.");
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Abuse protection of CloudEvents' webhooks: whoever wants to send is told whether it may (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md).</summary>
    private Task ShakeHands(HttpContext context)
    {
        var origin = context.Request.Headers["WebHook-Request-Origin"];
        if (origin is [{ } asked] && origins.Contains(asked))
        {
            context.Response.Headers["WebHook-Allowed-Origin"] = asked;
            context.Response.Headers["WebHook-Allowed-Rate"] = "*";
            context.Response.Headers.Allow = "POST";
            return Task.CompletedTask;
        }

        return RefuseAsync("cloudevents", context, new Proof.Refused(StatusCodes.Status403Forbidden, "The origin is none of those in Hooks__Origins."));
    }

    private Task RefuseAsync(IHook hook, HttpContext context, Proof.Refused refused) => RefuseAsync(hook.Path, context, refused);

    private Task RefuseAsync(string path, HttpContext context, Proof.Refused refused)
    {
        Refused(path, context.Connection.RemoteIpAddress?.ToString() ?? "", refused.Status, refused.Reason);
        return Problem.WriteAsync(context, refused.Status, "Refused", refused.Reason);
    }

    private static Task LaterAsync(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Later", $"{why} Send it again.");
    }

    private static Task AnswerAsync(HttpContext context, int status, string word, string delivery) =>
        JsonAnswer.WriteAsync(context, status, Value.MapOf(("status", Value.Of(word)), ("delivery", Value.Of(delivery))));

    [LoggerMessage(60, LogLevel.Warning, "Door {Door} refused a request from {Peer} with {Status}: {Reason}")]
    private partial void Refused(string door, string peer, int status, string reason);

    [LoggerMessage(61, LogLevel.Information, "Door {Door} has delivery {Delivery} already.")]
    private partial void Repeated(string door, string delivery);

    [LoggerMessage(62, LogLevel.Error, "Door {Door} could not record a delivery: {Reason}")]
    private partial void NotRecorded(string door, string reason);

    [LoggerMessage(63, LogLevel.Error, "Door {Door} could not record a delivery in time.")]
    private partial void TooSlow(string door);

    [LoggerMessage(64, LogLevel.Error, "Door {Door} has more waiting to be recorded than may.")]
    private partial void TooMany(string door);

    [LoggerMessage(65, LogLevel.Warning, "Door {Door}: {What}")]
    private partial void SeenTo(string door, string what);
}
