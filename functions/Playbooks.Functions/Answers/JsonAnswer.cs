using Microsoft.AspNetCore.Http;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Answers;

internal static class JsonAnswer
{
    public static Task WriteAsync(HttpContext context, int status, Value body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(PlainJson.WriteBytes(body), context.RequestAborted).AsTask();
    }
}
