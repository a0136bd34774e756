using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary><c>enableProxyingHttpRequest</c>: the host's own reverse proxy; bodies and answers stream, and what is silent for too long is cut off.</summary>
/// <param name="silence">The host's is 240 seconds.</param>
internal sealed class Proxying(Uri program, TimeSpan silence) : IHandOver, IDisposable
{
    private readonly HttpMessageInvoker channel = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None });

    public async Task SendAsync(HttpContext context) => await context.RequestServices.GetRequiredService<IHttpForwarder>()
        .SendAsync(context, program.AbsoluteUri, channel, new ForwarderRequestConfig { ActivityTimeout = silence }, HttpTransformer.Default, context.RequestAborted);

    public void Dispose() => channel.Dispose();
}
