using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Hosting.Views;

namespace Playbooks.Functions.Api.Runs;

/// <summary>Which runs there are, where one stands, what it asks of people.</summary>
internal sealed class RunRoutes(StoredRuns runs)
{
    private const int UsualPage = 50;
    private const int LongestPage = 200;
    private const int LongestFrom = 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs", ListAsync).WithMetadata(Need.ToRead).Produces<RunList>().WithName("listRuns").WithSummary("Runs, newest first, a page at a time.");
        routes.MapGet("/runs/{id}", ShowAsync).WithMetadata(Need.ToRead).Produces<RunSheet>().WithName("getRun").WithSummary("Everything about one run as it stands.");
        routes.MapGet("/runs/{id}/checkpoint", CheckpointAsync).WithMetadata(Need.ToRead).Produces<CheckpointView>().WithName("getCheckpoint")
            .WithSummary("The plan that people are asked to decide on, with its digest.");
        routes.MapGet("/runs/{id}/tasks", TasksAsync).WithMetadata(Need.ToRead).Produces<IReadOnlyList<TaskView>>().WithName("listTasks").WithSummary("What people are asked to do or to clear up.");
    }

    /// <param name="only"><c>unfinished</c>, or all.</param>
    /// <param name="from">What <c>next</c> of the page before said.</param>
    private async Task<IResult> ListAsync(HttpContext context, int? limit, string? from, string? only, CancellationToken token)
    {
        if (from?.Length > LongestFrom || only is not (null or "" or "unfinished"))
        {
            return Answer.Problem(StatusCodes.Status400BadRequest, "No such list", "GET /api/runs takes limit=1..200, only=unfinished, and from=NEXT of the page before.");
        }

        var most = Math.Clamp(limit ?? UsualPage, 1, LongestPage);
        var page = await runs.Store.PageAsync(only == "unfinished" ? RunsOf.Unfinished : RunsOf.All, from ?? "", most, token);
        var rows = new List<RunRow>();
        foreach (var id in page.Runs)
        {
            rows.Add(await runs.RowAsync(id, token));
        }

        if (page.Next.Length > 0)
        {
            context.Response.Headers.Link = $"</api/runs?limit={most}{(only is "unfinished" ? "&only=unfinished" : "")}&from={Uri.EscapeDataString(page.Next)}>; rel=\"next\"";
        }

        return Answer.Ok(new RunList(rows, page.Next.Length > 0, page.Next));
    }

    private Task<IResult> ShowAsync(string id, CancellationToken token) =>
        runs.ShowAsync(id, replay => Answer.Ok(RunSheet.Of(replay), RunSheet.VersionOf(replay)), token);

    private Task<IResult> CheckpointAsync(string id, CancellationToken token) => runs.ShowAsync(
        id,
        replay => replay.Run is { } run && CheckpointView.Of(run) is { } asked ? Answer.Ok(asked, RunSheet.VersionOf(replay)) : Answer.NotFound($"Run '{id}' asks nobody to decide just now."),
        token);

    private Task<IResult> TasksAsync(string id, CancellationToken token) =>
        runs.ShowAsync(id, replay => Answer.Ok(replay.Run is { } run ? TaskView.Of(run) : [], RunSheet.VersionOf(replay)), token);

    /// <param name="Next">Give it as <c>from</c> for the next page; empty on the last.</param>
    internal sealed record RunList(IReadOnlyList<RunRow> Runs, bool More, string Next);
}
