using System.Net;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;

namespace Playbooks.Functions.SignIn.Callers;

/// <summary>
/// Takes whoever sits at this machine for one person. A request counts only if it comes from loopback, over loopback, to a loopback name (so that no
/// foreign name can be pointed here), through no proxy, and from no web page of another origin.
/// </summary>
internal sealed class DevelopmentCallers(string identity, Register register) : ICallers
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Azure-Functions-InvocationId"];

    public ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token) => ValueTask.FromResult<Identified>(
        IsHere(context.Connection.RemoteIpAddress) && IsHere(context.Connection.LocalIpAddress) && IsLoopbackName(context.Request.Host.Host)
        && !Forwarding.Any(context.Request.Headers.ContainsKey) && IsOwnOrigin(context.Request)
            ? new Identified.As(register.Enter(identity))
            : new Identified.Nobody());

    private static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopbackName(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] ? request.Headers.Origin.Count == 0 : origin == $"{request.Scheme}://{request.Host.Value}";
}
