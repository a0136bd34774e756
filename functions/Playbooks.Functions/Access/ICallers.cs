using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>Says who sends a request, by one way of proving it. Whoever cannot be named is let in nowhere but at the open doors.</summary>
internal interface ICallers
{
    /// <summary><see cref="Identified.Nobody"/> where the request carries nothing of this way, so that another may be tried.</summary>
    ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token);
}
