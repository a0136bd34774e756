using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Functions.Answers;
using Playbooks.Functions.SignIn.Sessions;

namespace Playbooks.Functions.SignIn.Flow;

/// <summary>
/// <c>GET /ui/signin/start?return=/ui/…</c> (with <c>max_age=SECONDS</c> to prove oneself again), <c>GET /ui/signin/callback</c> for the issuer's answer, and
/// <c>POST /ui/signout</c>.
/// </summary>
internal sealed class SignInRoutes(SignInFlow flow, SessionCookie<Attempt> attempts, Sessions.Sessions sessions)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ui/signin/start", StartAsync);
        routes.MapGet(SignInFlow.CallbackPath, CallbackAsync);
        routes.MapPost("/ui/signout", SignOut);
    }

    private async Task StartAsync(HttpContext context)
    {
        var age = int.TryParse(context.Request.Query["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        if (await flow.BeginAsync(context.Request.Query["return"], age, context.RequestAborted) is not var (to, attempt))
        {
            context.Response.Headers.RetryAfter = "30";
            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Nobody can sign in just now", "The issuer does not answer; try again in half a minute.");
            return;
        }

        attempts.Write(context.Response, attempt);
        context.Response.Redirect(to.AbsoluteUri);
    }

    private async Task CallbackAsync(HttpContext context)
    {
        var attempt = attempts.Read(context.Request);
        attempts.Remove(context.Response);
        var (subject, wrong) = await flow.EndAsync(attempt, IssuerReply.Read(context.Request.Query), context.RequestAborted);
        if (subject is null || attempt is null)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "Not signed in", wrong);
            return;
        }

        sessions.Begin(context.Response, subject);
        context.Response.Redirect(attempt.Return);
    }

    private Task SignOut(HttpContext context)
    {
        sessions.End(context.Response);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
