using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Functions.SignIn;

namespace Playbooks.Functions.Api.Runs;

/// <summary>What people ask of a run: decide on its plan, cancel it, amend it, let it try again, sign a task off.</summary>
internal sealed class AskRoutes(Questions questions, Freshness freshness)
{
    private const int LongestReason = 4000;

    public void Map(IEndpointRouteBuilder routes)
    {
        Ask(routes.MapPost("/runs/{id}/checkpoint/decisions", DecideAsync), "decide", "Approve, or reject, exactly the plan with that digest.");
        Ask(routes.MapPost("/runs/{id}/cancel", CancelAsync), "cancelRun", "End a run after what is under way.");
        Ask(routes.MapPost("/runs/{id}/amend", AmendAsync), "amendRun", "Change a run's inputs; only the difference is planned.");
        Ask(routes.MapPost("/runs/{id}/retry", RetryAsync), "retryRun", "Let a held run try its stage again.");
        Ask(routes.MapPost("/runs/{id}/tasks/{task}", SignOffAsync), "signOff", "Say that a task is done, or whether an action happened of which nobody could tell.");
    }

    private static void Ask(RouteHandlerBuilder route, string name, string summary) =>
        route.WithMetadata(Need.ToRead).Produces<Questions.Left>(StatusCodes.Status202Accepted).WithName(name).WithSummary(summary);

    private async Task<IResult> DecideAsync(HttpContext context, string id, Decision decision, CancellationToken token)
    {
        var caller = WebCaller.Of(context);
        if (caller.Kind != CallerKind.Person)
        {
            return Answer.Problem(StatusCodes.Status403Forbidden, "People decide", "A plan is decided on by people; a program's token does not do.");
        }

        if (!freshness.Is(caller))
        {
            context.Response.Headers.WWWAuthenticate = freshness.Challenge;
            return Answer.Problem(
                StatusCodes.Status401Unauthorized, "Prove again who you are",
                $"A decision takes a sign-in that is at most {freshness.Lasts?.TotalMinutes:0.#} minutes old: sign in again (with a browser at /ui/signin/start?max_age=0), then decide.");
        }

        if (Long(decision.Comment) is { } wrong)
        {
            return wrong;
        }

        if (!decision.Approve && string.IsNullOrWhiteSpace(decision.Comment))
        {
            return Answer.Problem(StatusCodes.Status422UnprocessableEntity, "No reason", "comment: say why the plan is rejected; it goes into the report.");
        }

        return await questions.AskAsync(
            context, id, (_, run) => new RunInput.Decide(
                run.Stage?.Stage.Name ?? "", decision.Digest, caller.Id, decision.Role, caller.DecidesAs, decision.Approve, decision.Comment ?? "", caller.Via, caller.Subject), token);
    }

    private Task<IResult> CancelAsync(HttpContext context, string id, Cancellation asked, CancellationToken token) =>
        Reasoned(asked.Reason) ?? questions.AskAsync(context, id, caller => new RunInput.Cancel(caller.Id, asked.Reason, asked.Undo), token);

    private Task<IResult> AmendAsync(HttpContext context, string id, Amendment asked, CancellationToken token) =>
        Reasoned(asked.Reason) ?? questions.AskAsync(context, id, caller => new RunInput.Amend(asked.Inputs, caller.Id, asked.Reason), token);

    private Task<IResult> RetryAsync(HttpContext context, string id, CancellationToken token) => questions.AskAsync(context, id, caller => new RunInput.Retry(caller.Id), token);

    private Task<IResult> SignOffAsync(HttpContext context, string id, string task, SignOff asked, CancellationToken token) =>
        Reasoned(asked.Reason) ?? questions.AskAsync(context, id, caller => new RunInput.ResolveUnknown(task, asked.Happened, caller.Id, asked.Reason), token);

    private static Task<IResult>? Reasoned(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? Task.FromResult(Answer.Problem(StatusCodes.Status422UnprocessableEntity, "No reason", "reason: say why; it goes into the report."))
        : Long(reason) is { } wrong ? Task.FromResult(wrong)
        : null;

    private static IResult? Long(string? text) =>
        text?.Length > LongestReason ? Answer.Problem(StatusCodes.Status422UnprocessableEntity, "Too long", $"At most {LongestReason:N0} characters.") : null;

    /// <param name="Digest">Of the plan as the caller saw it.</param>
    /// <param name="Role">The role that the caller decides for.</param>
    /// <param name="Comment">Goes into the report; needed where the plan is rejected.</param>
    internal sealed record Decision(string Digest, string Role, bool Approve, string? Comment = null);

    /// <param name="Undo">Put back first what the run changed.</param>
    internal sealed record Cancellation(string Reason, bool Undo = false);

    /// <param name="Inputs">All of them as they are now.</param>
    internal sealed record Amendment(Value Inputs, string Reason);

    /// <param name="Happened">It is done, or it did happen.</param>
    /// <param name="Reason">How that is known.</param>
    internal sealed record SignOff(bool Happened, string Reason);
}
