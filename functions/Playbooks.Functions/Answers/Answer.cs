using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Api.Json;

namespace Playbooks.Functions.Answers;

/// <summary>What routes answer with.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T body) => new JsonResult<T>(StatusCodes.Status200OK, body, null, null);

    /// <param name="version">Stands for the state of what is shown: whoever has it already is answered 304.</param>
    public static IResult Ok<T>(T body, string version) => new JsonResult<T>(StatusCodes.Status200OK, body, version, null);

    public static IResult Created<T>(string location, T body) => new JsonResult<T>(StatusCodes.Status201Created, body, null, location);

    public static IResult Accepted<T>(string location, T body) => new JsonResult<T>(StatusCodes.Status202Accepted, body, null, location);

    public static IResult Problem(int status, string title, string detail, IReadOnlyList<string>? errors = null) => new ProblemResult(status, title, detail, errors ?? []);

    public static IResult NotFound(string what) => Problem(StatusCodes.Status404NotFound, "Not here", what);

    public static IResult Bytes(ReadOnlyMemory<byte> content, string type) => new BytesResult(content, type);

    private sealed record JsonResult<T>(int Status, T Body, string? Version, string? Location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            if (Location is not null)
            {
                response.Headers.Location = Location;
            }

            if (Version is not null)
            {
                response.Headers.ETag = $"\"{Version}\"";
                response.Headers.CacheControl = "private, no-cache";
                if (EntityTag.IsAmong(httpContext.Request.Headers.IfNoneMatch, Version))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }
            }

            response.ContentType = "application/json";
            return JsonSerializer.SerializeAsync(response.Body, Body, ApiJson.Options, httpContext.RequestAborted);
        }
    }

    private sealed record ProblemResult(int Status, string Title, string Detail, IReadOnlyList<string> Errors) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Answers.Problem.WriteAsync(httpContext, Status, Title, Detail, Errors);
    }

    private sealed record BytesResult(ReadOnlyMemory<byte> Content, string Type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = Type;
            httpContext.Response.ContentLength = Content.Length;
            return httpContext.Response.Body.WriteAsync(Content, httpContext.RequestAborted).AsTask();
        }
    }
}
