using System.Net;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>
/// Takes whoever sits at this machine for one person. A request counts only if it comes from loopback, over loopback, to a loopback name (so that no
/// foreign name can be pointed here), through no proxy, and from no web page of another origin.
/// </summary>
internal sealed class DevelopmentCallers(string identity) : ICallers
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Azure-Functions-InvocationId"];

    public WebCaller? Identify(HttpContext context) =>
        IsHere(context.Connection.RemoteIpAddress) && IsHere(context.Connection.LocalIpAddress) && IsLoopbackName(context.Request.Host.Host)
        && !Forwarding.Any(context.Request.Headers.ContainsKey) && IsOwnOrigin(context.Request)
            ? new WebCaller(identity, "development:loopback")
            : null;

    private static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopbackName(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] ? request.Headers.Origin.Count == 0 : origin == $"{request.Scheme}://{request.Host.Value}";
}
