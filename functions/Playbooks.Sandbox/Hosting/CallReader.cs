using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Playbooks.Sandbox.Hosting;

internal static class CallReader
{
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Null when the body is over 4 MiB.</summary>
    public static async Task<Call?> ReadAsync(HttpContext context, Listener listener, DateTimeOffset now)
    {
        var body = await BodyAsync(context.Request, context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return body is null ? null : new Call
        {
            Listener = listener,
            Method = context.Request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[question..],
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            Body = body,
            Now = now,
            Origin = $"{context.Request.Scheme}://{context.Request.Host}",
        };
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, cancel)) > 0)
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > MostBytes)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }
}
