using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;

namespace Playbooks.Functions.Api;

/// <summary>Runs over HTTP: which there are, where one stands, its reports.</summary>
internal sealed class RunRoutes(IRunStore store)
{
    private const int UsualPage = 50;
    private const int LongestPage = 200;
    private const int LongestFrom = 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", ListAsync);
        routes.MapGet("/api/runs/{id}", ShowAsync);
        routes.MapGet("/api/runs/{id}/reports/{name}", ReportAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        var limit = int.TryParse(context.Request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LongestPage) : UsualPage;
        var from = context.Request.Query["from"].ToString();
        if (from.Length > LongestFrom || context.Request.Query["only"].ToString() is not ("" or "unfinished"))
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "No such list", "GET /api/runs takes limit=1..200, only=unfinished, and from=NEXT of the page before.");
            return;
        }

        var which = context.Request.Query["only"] == "unfinished" ? RunsOf.Unfinished : RunsOf.All;
        var page = await store.PageAsync(which, from, limit, context.RequestAborted);
        var rows = new List<Value>();
        foreach (var id in page.Runs)
        {
            rows.Add(await RowAsync(id, context.RequestAborted) ?? Damaged(id, "empty journal"));
        }

        await JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, Value.MapOf(("runs", Value.ListOf(rows)), ("more", Value.Of(page.Next.Length > 0)), ("next", Value.Of(page.Next))));
    }

    private async Task ShowAsync(HttpContext context)
    {
        var id = Route(context, "id");
        if (RunNames.IsRun(id) && await RowAsync(id, context.RequestAborted) is { } row)
        {
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, row);
            return;
        }

        await NoRunAsync(context);
    }

    private async Task ReportAsync(HttpContext context)
    {
        var (id, name) = (Route(context, "id"), Route(context, "name"));
        if (!RunNames.IsRun(id) || !RunNames.IsReport(name) || await store.ReadFileAsync(id, $"reports/{name}", context.RequestAborted) is not { } content)
        {
            await NoRunAsync(context);
            return;
        }

        context.Response.ContentType = Path.GetExtension(name) switch { ".html" => "text/html; charset=utf-8", ".json" => "application/json", _ => "text/plain; charset=utf-8" };
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private async Task<Value?> RowAsync(string id, CancellationToken token)
    {
        try
        {
            return await store.ReplayAsync(id, token) is { Run: { } run } ? RunWords.Summary(run) : null;
        }
        catch (DamagedJournalException e)
        {
            return Damaged(id, $"damaged journal at line {e.Line}");
        }
    }

    private static Value Damaged(string id, string status) => Value.MapOf(("run", Value.Of(id)), ("playbook", Value.Of("")), ("status", Value.Of(status)));

    private static Task NoRunAsync(HttpContext context) =>
        Problem.WriteAsync(context, StatusCodes.Status404NotFound, "Not here", "There is no such run or report in this store. GET /api/runs lists the runs.");

    private static string Route(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";
}
