using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Answers;
using Playbooks.Functions.SignIn;

namespace Playbooks.Functions.Access;

/// <summary>Which roles a route takes. Every route of the API says so; one that does not is closed.</summary>
internal sealed record Need(params string[] Roles)
{
    /// <summary>Any role: whoever has a part here may look at what happens here.</summary>
    public static Need ToRead { get; } = new();

    public static Need Responder { get; } = new(RoleNames.Responder);

    public static Need ResponderOrOperator { get; } = new(RoleNames.Responder, RoleNames.Operator);

    public bool IsMetBy(WebCaller caller) => Roles.Length == 0 ? !caller.Roles.IsEmpty : caller.Roles.Any(Roles.Contains);

    /// <summary>Refuses callers who have none of the roles.</summary>
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var need = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Need>();
        var caller = WebCaller.Of(context.HttpContext);
        return need?.IsMetBy(caller) == true
            ? await next(context)
            : Answer.Problem(
                StatusCodes.Status403Forbidden, "Not yours to ask",
                need is { Roles.Length: > 0 } ? $"This takes one of the roles {string.Join(", ", need.Roles)}." : "This takes a role at this installation; whoever administers it gives them.");
    }
}
