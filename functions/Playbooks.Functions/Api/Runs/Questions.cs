using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Functions.SignIn;
using Playbooks.Hosting;
using Playbooks.Hosting.Asking;
using Playbooks.Hosting.Views;

namespace Playbooks.Functions.Api.Runs;

/// <summary>
/// Leaves for a run what somebody asks of it, and wakes it. What the run would not take is refused here with the reason; what counts in the end the run decides
/// by itself when it takes the message.
/// </summary>
internal sealed class Questions(StoredRuns runs, TenantSettings tenant, IWorkQueue queue, TimeProvider time)
{
    /// <summary>What a store takes as one message.</summary>
    private const int LongestBody = 64 << 10;

    public Task<IResult> AskAsync(HttpContext context, string id, Func<WebCaller, RunInput> ask, CancellationToken token) => AskAsync(context, id, (caller, _) => ask(caller), token);

    public async Task<IResult> AskAsync(HttpContext context, string id, Func<WebCaller, Run, RunInput> ask, CancellationToken token)
    {
        var caller = WebCaller.Of(context);
        if (await runs.FindAsync(id, token) is not { Run: { } run } replay)
        {
            return StoredRuns.Absent(id);
        }

        if (context.Request.Headers.IfMatch is { Count: > 0 } match && !EntityTag.IsAmong(match, RunSheet.VersionOf(replay)))
        {
            return Answer.Problem(StatusCodes.Status412PreconditionFailed, "The run went on", "The run is not any more as you saw it; look at it again, then decide.");
        }

        var input = ask(caller, run);
        if (caller.Kind != CallerKind.Person && IsForPeople(input))
        {
            return Answer.Problem(StatusCodes.Status403Forbidden, "People decide", "A task is signed off, and a run amended or undone, by people; a program's token does not do.");
        }

        if (Permission.WhyNot(run, input, caller.Id, caller.Roles) is { } forbidden)
        {
            return Answer.Problem(StatusCodes.Status403Forbidden, "Not yours to ask", forbidden);
        }

        if ((TenantPin.WhyNot(run, tenant) ?? Timeliness.WhyNot(run, input, time.GetUtcNow())) is { } why)
        {
            return Answer.Problem(StatusCodes.Status409Conflict, "The run does not take this", why);
        }

        // The same key with another question is another message: a cancellation is never taken for the approval before it.
        var body = InputCodec.Write(input);
        return IdempotencyKey.TryOf(context, $"ask {id}", [(byte)'\n', .. body], out var key)
            ? await LeaveAsync(id, key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), body, token)
            : IdempotencyKey.Wrong();
    }

    /// <summary>What changes which effects a run has, or says what nobody could tell.</summary>
    private static bool IsForPeople(RunInput input) => input is RunInput.ResolveUnknown or RunInput.Amend or RunInput.Cancel { Undo: true };

    private async Task<IResult> LeaveAsync(string id, string message, byte[] body, CancellationToken token)
    {
        if (body.Length > LongestBody)
        {
            return Answer.Problem(StatusCodes.Status413PayloadTooLarge, "Too long", $"What is asked of a run may take {LongestBody:N0} bytes.");
        }

        await runs.Store.SendAsync(id, new InboxMessage(message, body), token);
        await queue.WakeAsync(id, TimeSpan.Zero, token);
        return Answer.Accepted($"/api/runs/{id}", new Left(id, message));
    }

    /// <param name="Message">Under which it was left.</param>
    internal sealed record Left(string Run, string Message);
}
