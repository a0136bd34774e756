using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>Graph's answers.</summary>
internal static class GraphAnswers
{
    public static Answer Done { get; } = Answer.Empty(204);

    public static Answer One(GraphCall call, string context, JsonObject body, int status = 200)
    {
        var named = new JsonObject { ["@odata.context"] = call.Context(context) };
        foreach (var (name, value) in body)
        {
            named[name] = value?.DeepClone();
        }

        return Answer.Json(status, GraphQuery.Selected(call.Http, named));
    }

    public static Answer Refused(Call call, GraphError error, string requestId) => Answer.Json(error.Status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = error.Code,
            ["message"] = error.Message,
            ["innerError"] = new JsonObject
            {
                ["date"] = call.Now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
                ["request-id"] = requestId,
                ["client-request-id"] = call.Header("client-request-id") ?? requestId,
            },
        },
    }).With("request-id", requestId);

    public static Answer Refused(this GraphCall call, GraphError error) => Refused(call.Http, error, call.NewId());
}
