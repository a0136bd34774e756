using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Reports.Writing;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Access;
using Playbooks.Functions.Api.Runs;
using Playbooks.Functions.Answers;
using Playbooks.Hosting.Views;

namespace Playbooks.Functions.Api.Documents;

/// <summary>Reports as they were left, reports made now, and the reach graph.</summary>
internal sealed class ReportRoutes(StoredRuns runs)
{
    /// <summary>A report is a page of its own: it brings its style, and nothing in it runs.</summary>
    private const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{id}/reports", ListAsync).WithMetadata(Need.ToRead).Produces<IReadOnlyList<ReportFile>>().WithName("listReports").WithSummary("Reports that the run has left, with their SHA-256.");
        routes.MapGet("/runs/{id}/reports/{name}", ReadAsync).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "text/html").WithName("getReport").WithSummary("One report as it was left.");
        routes.MapGet("/runs/{id}/report", MakeAsync).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "text/markdown").WithName("makeReport")
            .WithSummary("The report of the run, or of one stage, made from the journal as it is now: format md, html or json.");
        routes.MapGet("/runs/{id}/reach", ReachAsync).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "application/json").WithName("getReach")
            .WithSummary("The newest reach graph that the run has mapped: format json, graphml, mermaid or svg.");
    }

    private Task<IResult> ListAsync(string id, CancellationToken token) => runs.ShowAsync(
        id, replay => Answer.Ok(replay.Lines.Select(line => line.Event).OfType<RunEvent.ReportWritten>().SelectMany(written => written.Files).ToList(), RunSheet.VersionOf(replay)), token);

    private async Task<IResult> ReadAsync(HttpContext context, string id, string name, CancellationToken token)
    {
        if (!RunNames.IsRun(id) || !RunNames.IsReport(name) || await runs.Store.ReadFileAsync(id, $"reports/{name}", token) is not { } content)
        {
            return Answer.NotFound("There is no such run or report in this store. GET /api/runs lists the runs.");
        }

        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Answer.Bytes(content, TypeOf(Path.GetExtension(name)));
    }

    private Task<IResult> MakeAsync(HttpContext context, string id, string? stage, string? format, CancellationToken token) => runs.ShowAsync(
        id,
        replay => (FormatOf(format ?? "md"), stage ?? "") switch
        {
            (null, _) => Answer.Problem(StatusCodes.Status400BadRequest, "No such format", "format is md, html or json."),
            (_, { Length: > 0 } named) when !ReportBuilder.StagesOf(replay.Lines).Contains(named) =>
                Answer.NotFound($"That stage has not begun in run '{id}'. Begun so far: {string.Join(", ", ReportBuilder.StagesOf(replay.Lines))}."),
            ({ } known, var named) => Made(context, replay, known, named),
        },
        token);

    private static IResult Made(HttpContext context, Replay replay, ReportFormat format, string stage)
    {
        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Answer.Bytes(ReportFormats.Write(ReportBuilder.Build(replay.Lines, stage), format), TypeOf($".{ReportFormats.ExtensionOf(format)}"));
    }

    private Task<IResult> ReachAsync(HttpContext context, string id, string? format, CancellationToken token) => runs.ShowAsync(
        id,
        replay => (MappedReach.Of(replay.Lines), Graph(format ?? "json")) switch
        {
            (_, null) => Answer.Problem(StatusCodes.Status400BadRequest, "No such format", "format is json, graphml, mermaid or svg."),
            (null, _) => Answer.NotFound($"Run '{id}' has made no map yet: no step that uses reach.map has succeeded."),
            ({ } mapped, var (known, type)) => Drawn(context, mapped, known, type),
        },
        token);

    private static IResult Drawn(HttpContext context, MappedReach mapped, ReachFormat format, string type)
    {
        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Answer.Bytes(System.Text.Encoding.UTF8.GetBytes(ReachFormats.Write(mapped, format)), type);
    }

    private static ReportFormat? FormatOf(string name) => name switch { "md" => ReportFormat.Markdown, "html" => ReportFormat.Html, "json" => ReportFormat.Json, _ => null };

    private static (ReachFormat Format, string Type)? Graph(string name) => name switch
    {
        "json" => (ReachFormat.Json, "application/json"),
        "graphml" => (ReachFormat.GraphMl, "application/xml"),
        "mermaid" => (ReachFormat.Mermaid, "text/plain; charset=utf-8"),
        "svg" => (ReachFormat.Svg, "image/svg+xml"),
        _ => null,
    };

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/json",
        ".md" => "text/markdown; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
