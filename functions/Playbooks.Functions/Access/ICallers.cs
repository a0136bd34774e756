using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>Says who sends a request. Whoever cannot be named is let in nowhere but at the open doors.</summary>
internal interface ICallers
{
    /// <summary>Null for somebody unknown.</summary>
    WebCaller? Identify(HttpContext context);
}
