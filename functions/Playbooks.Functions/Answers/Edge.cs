using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Work;

namespace Playbooks.Functions.Answers;

/// <summary>The edge around one request: whatever is thrown becomes an answer that says nothing of the inside, and a line in the log.</summary>
internal sealed partial class Edge(ILogger<Edge> log)
{
    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
            context.Abort();
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            var detail = e.StatusCode == StatusCodes.Status415UnsupportedMediaType ? "Send application/json." : "The request is not as the API describes it; GET /api/openapi.json says what it takes.";
            await Problem.WriteAsync(context, e.StatusCode, "Not understood", detail);
        }
        catch (DamagedJournalException e) when (!context.Response.HasStarted)
        {
            Failed(context.Request.Method, context.Request.Path.Value ?? "", Faults.Say(e));
            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "Damaged journal", e.Message);
        }
        catch (Exception e)
        {
            Failed(context.Request.Method, context.Request.Path.Value ?? "", Faults.Say(e));
            if (!context.Response.HasStarted)
            {
                await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "Failed", "The program failed at this request; its log says why.");
            }
        }
    }

    [LoggerMessage(40, LogLevel.Error, "{Method} {Path} failed: {Fault}")]
    private partial void Failed(string method, string path, string fault);
}
