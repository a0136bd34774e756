using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>
/// <c>enableForwardingHttpRequest</c> alone, as on hosts that know no proxying: a body is copied only where its length was said, repeated query keys become
/// one whose values are joined by commas, and the answer is read to its end before anything of it is passed on.
/// </summary>
internal sealed class Forwarding(Uri program) : IHandOver, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public async Task SendAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), AddressOf(context.Request));
        if (context.Request.ContentLength > 0)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Connection")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync(context.RequestAborted), context.RequestAborted);
    }

    public void Dispose() => http.Dispose();

    private Uri AddressOf(HttpRequest request) =>
        new(program, request.Path + QueryString.Create(request.Query.Select(pair => KeyValuePair.Create(pair.Key, (string?)string.Join(',', pair.Value.ToArray())))).ToString());
}
