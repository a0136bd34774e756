using Microsoft.AspNetCore.Http;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Answers;

/// <summary>Answers that say what is wrong and how it is cured (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string title, string detail) => WriteAsync(context, status, title, detail, []);

    /// <param name="errors">All that is wrong, one each.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string detail, IReadOnlyList<string> errors)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        var problem = Value.MapOf([
            ("title", Value.Of(title)),
            ("status", Value.Of(status)),
            ("detail", Value.Of(detail)),
            .. errors.Count == 0 ? [] : new[] { ("errors", Value.ListOf(errors.Select(error => Value.Of(error)))) },
        ]);
        return context.Response.Body.WriteAsync(PlainJson.WriteBytes(problem), context.RequestAborted).AsTask();
    }
}
