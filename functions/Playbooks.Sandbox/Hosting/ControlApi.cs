using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Sandbox.Hosting;

/// <summary>What drills and tests ask of the sandbox itself, under <c>/_sandbox</c> on the control port.</summary>
internal sealed class ControlApi(SandboxHost host)
{
    private const string ConsumerPath = "/_sandbox/consumers/";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task HandleAsync(HttpContext context)
    {
        var call = await CallReader.ReadAsync(context, Listener.Control, host.Clock.GetUtcNow());
        await AnswerWriter.WriteAsync(context, call is null ? Answer.Empty(413) : AnswerTo(call));
    }

    private Answer AnswerTo(Call call) => (call.Method, call.RawPath) switch
    {
        ("GET", "/_sandbox/state") => Answer.Json(200, host.State()),
        ("GET", "/_sandbox/audit") => Answer.Json(200, JsonSerializer.SerializeToNode(host.Audit, Shape)),
        ("GET", "/_sandbox/score") => Answer.Json(200, JsonSerializer.SerializeToNode(host.Score(), Shape)),
        ("GET", "/_sandbox/truth") => Answer.Json(200, host.Truth()),
        ("GET", "/_sandbox/registry") => Answer.Json(200, Registry.Of(host.Tenant, host.Endpoints.Control)),
        ("GET", "/_sandbox/consumers") => Answer.Json(200, JsonSerializer.SerializeToNode(host.Consumers(), Shape)),
        ("POST", "/_sandbox/start") => Start(),
        ("POST", "/_sandbox/people/rotate") => Answer.Empty(host.RotateByHand(call.Json()?["credential"]?.ToString() ?? "") ? 204 : 404),
        ("GET" or "POST", var path) when path.StartsWith(ConsumerPath, StringComparison.Ordinal) => Health(Uri.UnescapeDataString(path[ConsumerPath.Length..])),
        ("POST", "/_sandbox/faults") => AddFault(call),
        ("DELETE", "/_sandbox/faults") => Forget(),
        ("GET", "/_sandbox/clock") => Time(),
        ("POST", "/_sandbox/clock/advance") => Advance(call),
        _ => Answer.Json(404, new JsonObject { ["message"] = "No such control operation." }),
    };

    private Answer Start()
    {
        host.MarkStart();
        return Time();
    }

    // What a service's own health page says: does it get on with the credential that it finds now?
    private Answer Health(string id) => host.Consumer(id) is { } found
        ? Answer.Json(found.Works ? 200 : 503, new JsonObject { ["id"] = found.Id, ["works"] = found.Works })
        : Answer.Empty(404);

    private Answer AddFault(Call call)
    {
        try
        {
            if (JsonSerializer.Deserialize<FaultRule>(call.Body.Span, Shape) is { } rule)
            {
                host.AddFault(rule);
                return Answer.Empty(204);
            }
        }
        catch (JsonException error)
        {
            return Answer.Json(422, new JsonObject { ["message"] = error.Message });
        }

        return Answer.Json(422, new JsonObject { ["message"] = "A fault rule is an object with a kind." });
    }

    private Answer Forget()
    {
        host.ClearFaults();
        return Answer.Empty(204);
    }

    private Answer Time() => Answer.Json(200, new JsonObject { ["now"] = host.Clock.GetUtcNow() });

    private Answer Advance(Call call)
    {
        if (call.Json()?["seconds"]?.AsValue().TryGetValue<double>(out var seconds) is not true || seconds is < 0 or > 1e9)
        {
            return Answer.Json(422, new JsonObject { ["message"] = "Say {\"seconds\": n}, n from 0 on." });
        }

        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return Time();
    }
}
