using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Finds what a path names before an operation runs, and reads its body.</summary>
internal static class ClientLookup
{
    public static Func<GraphCall, Answer> OnApplication(Func<GraphCall, EntraApplication, Answer> answer) => call =>
        Client(call.Directory.Applications, call.Ids[0]) is { } application ? answer(call, application) : call.Refused(GraphError.Missing(call.Ids[0]));

    public static Func<GraphCall, Answer> OnPrincipal(Func<GraphCall, EntraServicePrincipal, Answer> answer) => call =>
        Client(call.Directory.ServicePrincipals, call.Ids[0]) is { } principal ? answer(call, principal) : call.Refused(GraphError.Missing(call.Ids[0]));

    public static Answer WithBody(GraphCall call, Func<JsonObject, Answer> answer) =>
        call.Http.Json() is { } body ? answer(body) : call.Refused(GraphError.NoBody);

    public static string? Text(JsonObject body, string name) => body[name] is JsonValue value ? value.ToString() : null;

    /// <summary>By object id, or by <c>appId=…</c>.</summary>
    public static T? Client<T>(IEnumerable<T> clients, string key)
        where T : EntraClient =>
        clients.FirstOrDefault(item => item.Id == key || $"appId={item.AppId}" == key);
}
