using System.Globalization;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access.Limits;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.Access;

/// <summary>Every path is closed to whom nobody can name, except those that are opened here by name.</summary>
/// <param name="isForwarded">Requests come through a functions host.</param>
internal sealed class ClosedDoors(ICallers callers, Csrf csrf, OpenDoors open, Limiters limits, bool isForwarded, bool isHttps)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.Set(context.Response, isHttps);
        if (open.IsUnpaced(context.Request.Path))
        {
            await next(context);
            return;
        }

        var address = Address.Of(context, isForwarded);
        if (limits.Pace.Take(address) is { } wait)
        {
            await WaitAsync(context, wait);
        }
        else if (OpenDoors.IsSignIn(context.Request.Path))
        {
            await next(context);
        }
        else if (await callers.IdentifyAsync(context, context.RequestAborted) is var found && found is Identified.As { Caller: var caller })
        {
            await EnterAsync(context, next, caller);
        }
        else
        {
            await TurnAwayAsync(context, found, address);
        }
    }

    /// <summary>Whoever presents what proves nothing is made to wait after some attempts; a neighbour at the same address whose proof is good never notices.</summary>
    private async Task TurnAwayAsync(HttpContext context, Identified found, string address)
    {
        if (limits.Lockout.Left(address) is { } wait)
        {
            await WaitAsync(context, wait);
            return;
        }

        switch (found)
        {
            case Identified.Refused refused:
                limits.Lockout.Failed(address);
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, "Not signed in", refused.Reason);
                break;
            case Identified.Unavailable:
                context.Response.Headers.RetryAfter = "30";
                await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Nobody can sign in just now", "The issuer of the tokens does not answer; try again in half a minute.");
                break;
            default:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, "Sign in first", "Send an access token of this installation's issuer as Authorization: Bearer TOKEN, or sign in with a browser at /ui/signin/start.");
                break;
        }
    }

    /// <summary>Somebody who again and again asks for what they may not do is kept from changing anything for a while; they may still look.</summary>
    private async Task EnterAsync(HttpContext context, RequestDelegate next, WebCaller caller)
    {
        var key = caller.Subject ?? caller.Id;
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if ((limits.Pace.Take(key) ?? (changes ? limits.Lockout.Left(key) : null)) is { } wait)
        {
            await WaitAsync(context, wait);
            return;
        }

        if (await csrf.WhyNotAsync(context, caller, context.RequestAborted) is { } why)
        {
            // Another page may have sent it: who is signed in is not made to answer for that.
            await Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "Not from your own page", why);
            return;
        }

        context.Features.Set(caller);
        await next(context);

        if (changes && context.Response.StatusCode == StatusCodes.Status403Forbidden)
        {
            limits.Lockout.Failed(key);
        }
    }

    private static Task WaitAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too often", "Too many requests, or too many that were refused; wait as long as Retry-After says.");
    }
}
