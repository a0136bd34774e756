using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>How a request gets from the host to the program, and the answer back.</summary>
internal interface IHandOver
{
    Task SendAsync(HttpContext context);
}
