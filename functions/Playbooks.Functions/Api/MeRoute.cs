using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;

namespace Playbooks.Functions.Api;

/// <summary><c>GET /api/me</c>: as whom this installation knows the caller, and what they may do.</summary>
internal sealed class MeRoute(Csrf csrf)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/me", Show).Produces<Me>().WithName("me").WithSummary("As whom the caller is known here, and what they may do.");

    private IResult Show(HttpContext context)
    {
        var caller = WebCaller.Of(context);
        return Answer.Ok(new Me(
            caller.Id, caller.Name, caller.Subject, caller.Kind.ToString().ToLowerInvariant(), caller.Via, caller.Roles, caller.DecidesAs, caller.AuthenticatedAt, csrf.TokenOf(caller)));
    }

    /// <param name="DecidesAs">Roles for which they may decide on plans.</param>
    /// <param name="Csrf">What a page of ours sends along with every change; empty for callers who need none.</param>
    internal sealed record Me(
        string Id, string Name, string? Subject, string Kind, string Via, IReadOnlyList<string> Roles, IReadOnlyList<string> DecidesAs, DateTimeOffset? AuthenticatedAt, string Csrf);
}
