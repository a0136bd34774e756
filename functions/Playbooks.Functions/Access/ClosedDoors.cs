using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.Access;

/// <summary>Every path is closed to whom nobody can name, except those that are opened here by name.</summary>
internal sealed class ClosedDoors(ICallers callers, IReadOnlySet<string> open)
{
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (open.Contains(context.Request.Path.Value ?? "") || context.Request.Path.StartsWithSegments("/hooks", StringComparison.Ordinal))
        {
            return next(context);
        }

        if (callers.Identify(context) is not { } caller)
        {
            return Problem.WriteAsync(
                context, StatusCodes.Status401Unauthorized, "Sign in first", "Nobody can sign in at this installation yet. Use the playbook command where the runs lie.");
        }

        context.Features.Set(caller);
        return next(context);
    }
}
