using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;

namespace Playbooks.Functions.Api.Runs;

/// <summary><c>POST /api/runs</c>: makes a run and wakes it.</summary>
internal sealed class StartRoute(Crew crew, IWorkQueue queue)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/runs", StartAsync).WithMetadata(Need.Responder).Produces<Started>(StatusCodes.Status201Created)
        .WithName("startRun").WithSummary("Start a run of a shipped playbook, with its inputs or with the alert of which it makes them.");

    private async Task<IResult> StartAsync(HttpContext context, Start start, CancellationToken token)
    {
        using var wrong = new StringWriter();
        if (!IdempotencyKey.TryOf(context, "start", [], out var key))
        {
            return IdempotencyKey.Wrong();
        }

        if (Bind(start, wrong) is not var (playbook, inputs))
        {
            return NotStarted(wrong);
        }

        var run = key is null ? crew.NewId(playbook) : RunId.OfKey(playbook.Id, key);
        switch (await crew.StartAsync(run, playbook, inputs, WebCaller.Of(context).Id, drill: false, wrong, token))
        {
            case null:
                return NotStarted(wrong);
            case false when !await IsOfAsync(run, inputs, token):
                return Answer.Problem(StatusCodes.Status422UnprocessableEntity, "Not started", $"That {IdempotencyKey.Header} has started run {run} with other inputs; choose another key.");
            default:
                break;
        }

        await queue.WakeAsync(run, TimeSpan.Zero, token);
        return Answer.Created($"/api/runs/{run}", new Started(run));
    }

    /// <summary>A run that was there already under the key must be the one that is asked for.</summary>
    private async Task<bool> IsOfAsync(string run, Value inputs, CancellationToken token) =>
        await crew.Workspace.Store.ReplayAsync(run, token) is { Run: { } found, Lines: [{ Event: Core.Runs.RunEvent.Started first }, ..] }
        && found.Tenant == crew.Tenant.Name && PlainJson.Write(first.Inputs) == PlainJson.Write(inputs);

    private (Playbook Playbook, Value Inputs)? Bind(Start start, StringWriter wrong)
    {
        if (!RunNames.IsPlaybook(start.Playbook))
        {
            wrong.WriteLine("playbook: name one of those that are shipped with this installation");
            return null;
        }

        return PlaybookFiles.Bind(start.Playbook, crew.Contracts, wrong) is { } playbook && InputsOf(start, playbook, wrong) is { } inputs ? (playbook, inputs) : null;
    }

    private static Value? InputsOf(Start start, Playbook playbook, StringWriter wrong)
    {
        if (start.Inputs is null == start.Alert is null)
        {
            wrong.WriteLine("give the inputs, or the alert of which the playbook makes them; not both");
            return null;
        }

        if (start.Alert is null)
        {
            return start.Inputs;
        }

        if (Core.Runs.Triggers.Inputs(playbook, start.Alert, out var failures) is { } made)
        {
            return made;
        }

        wrong.WriteLine($"the alert does not start playbook '{playbook.Id}'. {string.Join(' ', failures)}");
        return null;
    }

    private static IResult NotStarted(StringWriter wrong) => Answer.Problem(
        StatusCodes.Status422UnprocessableEntity, "Not started", "Nothing was started; put right what is listed and send it again.",
        wrong.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableArray());

    /// <param name="Inputs">An object as the playbook's inputs demand; or <paramref name="Alert"/>, not both.</param>
    internal sealed record Start(string Playbook, Value? Inputs = null, Value? Alert = null);

    internal sealed record Started(string Run);
}
