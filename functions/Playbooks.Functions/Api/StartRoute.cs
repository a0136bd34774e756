using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;

namespace Playbooks.Functions.Api;

/// <summary><c>POST /api/runs</c> with <c>{"playbook":…,"inputs":{…}}</c>, or with <c>"alert"</c> in the place of inputs: makes a run and wakes it.</summary>
internal sealed class StartRoute(Crew crew, IWorkQueue queue)
{
    private const int MostBytes = 1 << 20;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/runs", StartAsync);

    private async Task StartAsync(HttpContext context)
    {
        // Only a request that a web page cannot send without asking first.
        if (context.Request.ContentType?.Split(';')[0].Trim() is not "application/json")
        {
            await Problem.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "No JSON", "Send application/json.");
            return;
        }

        if (await BoundedBody.ReadAsync(context.Request, MostBytes, context.RequestAborted) is not { } body || PlainJson.Read(body.Span) is not JsonOutcome.Read { Value: Value.Map request })
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "No run", "Send a JSON object of at most 1 MiB: {\"playbook\":NAME,\"inputs\":{…}}.");
            return;
        }

        var caller = context.Features.Get<WebCaller>() ?? throw new InvalidOperationException("a closed door let somebody unknown through");
        using var wrong = new StringWriter();
        if (await StartAsync(request, caller, wrong, context.RequestAborted) is not { } run)
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status422UnprocessableEntity, "Not started", "Nothing was started; put right what is listed and send it again.",
                wrong.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return;
        }

        await queue.WakeAsync(run, TimeSpan.Zero, context.RequestAborted);
        context.Response.Headers.Location = $"/api/runs/{run}";
        await JsonAnswer.WriteAsync(context, StatusCodes.Status201Created, Value.MapOf(("run", Value.Of(run))));
    }

    private async Task<string?> StartAsync(Value.Map request, WebCaller caller, TextWriter wrong, CancellationToken token)
    {
        if (request.GetText("playbook") is not { } name || !RunNames.IsPlaybook(name))
        {
            await wrong.WriteLineAsync("playbook: name one of those that are shipped with this installation");
            return null;
        }

        return PlaybookFiles.Bind(name, crew.Contracts, wrong) is { } playbook && InputsOf(request, playbook, wrong) is { } inputs
            ? await crew.StartAsync(playbook, inputs, caller.Id, drill: false, wrong, token)
            : null;
    }

    private static Value? InputsOf(Value.Map request, Playbook playbook, TextWriter wrong)
    {
        var (inputs, alert) = (request.Get("inputs"), request.Get("alert"));
        if (inputs is null == alert is null)
        {
            wrong.WriteLine("give the inputs, or the alert of which the playbook makes them; not both");
            return null;
        }

        if (alert is null)
        {
            return inputs;
        }

        if (Core.Runs.Triggers.Inputs(playbook, alert, out var failures) is { } made)
        {
            return made;
        }

        wrong.WriteLine($"the alert does not start playbook '{playbook.Id}'. {string.Join(' ', failures)}");
        return null;
    }
}
