using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>There is no sign-in yet: nobody is known.</summary>
internal sealed class Nobody : ICallers
{
    public WebCaller? Identify(HttpContext context) => null;
}
