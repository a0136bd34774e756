using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Notation;

internal static class PermissionNotation
{
    internal static JsonObject OfWorkflow(PermissionFacts permissions)
    {
        var written = Plain(permissions);
        if (permissions.Form is PermissionForm.Map or PermissionForm.Empty)
        {
            written["none"] = Json.List(permissions.None);
        }
        else if (permissions.Form == PermissionForm.Invalid)
        {
            written["raw"] = permissions.Raw;
        }

        return written;
    }

    internal static JsonObject OfJob(PermissionFacts permissions)
    {
        var written = Plain(permissions);
        written["source"] = permissions.Source switch
        {
            PermissionSource.Job => "job",
            PermissionSource.Workflow => "workflow",
            _ => "default",
        };
        return written;
    }

    internal static string Word(PermissionForm form) => form switch
    {
        PermissionForm.Default => "default",
        PermissionForm.Empty => "empty",
        PermissionForm.Map => "map",
        PermissionForm.ReadAll => "read-all",
        PermissionForm.WriteAll => "write-all",
        _ => "invalid",
    };

    private static JsonObject Plain(PermissionFacts permissions) => new()
    {
        ["form"] = Word(permissions.Form),
        ["scopes"] = new JsonObject(permissions.Scopes.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value))),
    };
}
