using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Faults;

/// <summary>Turns an answer (null when the request was not performed) into the misbehaviour that a rule asks for.</summary>
internal static class FaultyAnswer
{
    private const int Piece = 64 * 1024;

    public static bool Performs(FaultKind kind) =>
        kind is FaultKind.DropAfterEffect or FaultKind.ServerErrorAfterEffect or FaultKind.SlowBody or FaultKind.MalformedBody;

    public static Task WriteAsync(HttpContext context, FaultRule rule, Answer? answer) => rule.Kind switch
    {
        FaultKind.TooManyRequests => AnswerWriter.WriteAsync(context, Plain(429, "too many requests")
            .With("Retry-After", Math.Ceiling(rule.Seconds).ToString(CultureInfo.InvariantCulture))),
        FaultKind.Refuse => AnswerWriter.WriteAsync(context, Refusal(context, rule)),
        FaultKind.ServerError => AnswerWriter.WriteAsync(context, Plain(500, "server error")),
        FaultKind.ServerErrorAfterEffect => AnswerWriter.WriteAsync(context, Plain(503, "service unavailable")),
        FaultKind.Redirect => AnswerWriter.WriteAsync(context, Answer.Empty(302).With("Location", rule.Location)),
        FaultKind.Stall => StallAsync(context, rule),
        FaultKind.HugeBody => HugeAsync(context, rule.Bytes),
        FaultKind.SlowBody => SlowAsync(context, rule, answer ?? Answer.Empty(200)),
        FaultKind.MalformedBody => AnswerWriter.WriteAsync(context, Cut(answer ?? Answer.Empty(200))),
        _ => Abort(context),
    };

    /// <summary>Where a code is asked for, in the words of whoever was asked: IAM's XML, or JSON that AWS's and Graph's clients read alike.</summary>
    private static Answer Refusal(HttpContext context, FaultRule rule) => rule.Code is not { } code
        ? Answer.Json(rule.Status, new JsonObject { ["message"] = "refused", ["code"] = "refused" })
        : context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true
        ? Answer.Text(rule.Status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>refused</Message></Error></ErrorResponse>", "text/xml")
        : Answer.Json(rule.Status, new JsonObject { ["__type"] = code, ["message"] = "refused", ["error"] = new JsonObject { ["code"] = code, ["message"] = "refused" } });

    private static Answer Plain(int status, string text) => Answer.Text(status, text, "text/plain");

    private static Answer Cut(Answer answer)
    {
        var cut = answer.Body.Length > 1 ? answer.Body[..(answer.Body.Length / 2)] : "{\"cut"u8.ToArray();
        return new Answer(answer.Status, cut, answer.ContentType ?? "application/json");
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    // Stalls are about the client's patience, which runs on the machine's clock, not on the tenant's.
    private static async Task StallAsync(HttpContext context, FaultRule rule)
    {
        await WaitAsync(rule.Seconds, context.RequestAborted);
        context.Abort();
    }

    private static async Task SlowAsync(HttpContext context, FaultRule rule, Answer answer)
    {
        AnswerWriter.WriteHead(context, answer);
        var step = Math.Max(1, answer.Body.Length / 10);
        for (var at = 0; at < answer.Body.Length && !context.RequestAborted.IsCancellationRequested; at += step)
        {
            await context.Response.Body.WriteAsync(answer.Body.Slice(at, Math.Min(step, answer.Body.Length - at)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await WaitAsync(rule.Seconds / 10, context.RequestAborted);
        }
    }

    private static async Task HugeAsync(HttpContext context, long bytes)
    {
        context.Response.ContentType = "application/json";
        var piece = new byte[Piece];
        Array.Fill(piece, (byte)' ');
        for (long sent = 0; sent < bytes && !context.RequestAborted.IsCancellationRequested; sent += piece.Length)
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        }
    }

    private static async Task WaitAsync(double seconds, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The client gave up first, which is what a stall is for.
            return;
        }
    }
}
