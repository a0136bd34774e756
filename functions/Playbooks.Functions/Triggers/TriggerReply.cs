using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Triggers;

/// <summary>The only answer by which a functions host takes a trigger as done: with an empty body, or 204, it would wait until its timeout and then kill this process.</summary>
internal static class TriggerReply
{
    private static readonly byte[] Done = """{"Outputs":{},"Logs":[],"ReturnValue":null}"""u8.ToArray();

    public static Task DoneAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Done.Length;
        return context.Response.Body.WriteAsync(Done, CancellationToken.None).AsTask();
    }
}
