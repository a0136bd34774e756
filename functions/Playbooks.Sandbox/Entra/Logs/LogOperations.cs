using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Logs;

/// <summary>Sign-ins of service principals are in beta only, and only for who asks for that event type.</summary>
internal static class LogOperations
{
    private const int MostInPage = 1000;
    private const string EventTypes = "signInEventTypes";

    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", "auditLogs/signIns", "auditLog:signIns", ["AuditLog.Read.All"], SignIns),
        new("GET", "auditLogs/directoryAudits", "auditLog:directoryAudits", ["AuditLog.Read.All", "Directory.Read.All"], Audits),
    ];

    /// <summary>One entry for each performed change.</summary>
    public static void Record(GraphCall call)
    {
        var target = call.Ids.Count > 0 ? call.Directory.Find(call.Ids[0]) : null;
        var targets = new JsonObject { ["id"] = call.Ids.Count > 0 ? call.Ids[0] : null, ["displayName"] = target?.Name, ["type"] = target?.Type };
        var caller = call.Directory.Find(call.CallerId);
        call.Directory.Logs.AddAudit(call.Now, new JsonObject
        {
            ["id"] = call.NewId(),
            ["activityDateTime"] = GraphWriting.Time(call.Now),
            ["activityDisplayName"] = call.Operation.Name,
            ["category"] = "ApplicationManagement",
            ["correlationId"] = call.NewId(),
            ["loggedByService"] = "Core Directory",
            ["operationType"] = call.Operation.Method switch { "DELETE" => "Delete", "PATCH" => "Update", _ => "Add" },
            ["result"] = "success",
            ["initiatedBy"] = new JsonObject { ["app"] = new JsonObject { ["servicePrincipalId"] = call.CallerId, ["displayName"] = caller?.Name } },
            ["targetResources"] = new JsonArray(targets),
        });
    }

    private static Answer SignIns(GraphCall call)
    {
        var asksForType = call.Http.Argument("$filter")?.Contains(EventTypes, StringComparison.Ordinal) == true;
        if (asksForType && !call.IsBeta)
        {
            return call.Refused(GraphError.Bad($"Could not find a property named '{EventTypes}' on type 'microsoft.graph.signIn'."));
        }

        return GraphQuery.List(call, "auditLogs/signIns", asksForType ? call.Directory.Logs.SignIns(call.Now - call.Directory.VisibilityDelay) : [], MostInPage);
    }

    private static Answer Audits(GraphCall call) =>
        GraphQuery.List(call, "auditLogs/directoryAudits", call.Directory.Logs.Audits(call.Now - call.Directory.VisibilityDelay), MostInPage);
}
