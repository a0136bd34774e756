using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Functions.Access;
using Playbooks.Functions.Api.Runs;

namespace Playbooks.Functions.Api.Documents;

/// <summary>A run's journal, as it is or as it grows.</summary>
internal sealed class JournalRoutes(StoredRuns runs, JournalTail tail)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{id}/journal", ReadAsync).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "application/jsonl").WithName("getJournal")
            .WithSummary("The journal's lines as they are kept, one JSON object each; whoever verifies it needs these bytes.");
        routes.MapGet("/runs/{id}/events", WatchAsync).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "text/event-stream").WithName("watchRun")
            .WithSummary("The journal's lines as server-sent events, those that are there and those that come, until the run is over. Last-Event-ID goes on where a stream broke off.");
    }

    private async Task<IResult> ReadAsync(HttpContext context, string id, CancellationToken token)
    {
        if (!RunNames.IsRun(id))
        {
            return StoredRuns.Absent(id);
        }

        var begun = false;
        await foreach (var line in runs.Store.ReadAsync(id, token))
        {
            if (!begun)
            {
                context.Response.ContentType = "application/jsonl";
                begun = true;
            }

            await context.Response.Body.WriteAsync(line, token);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), token);
        }

        return begun ? Results.Empty : StoredRuns.Absent(id);
    }

    private async Task<IResult> WatchAsync(HttpContext context, string id, CancellationToken token)
    {
        if (await runs.FindAsync(id, token) is null)
        {
            return StoredRuns.Absent(id);
        }

        var after = long.TryParse(context.Request.Headers["Last-Event-ID"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var last) ? last : 0;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await tail.FollowAsync(id, after, context.Response.Body, token);
        return Results.Empty;
    }
}
