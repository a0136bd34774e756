using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Notation;

/// <summary>Writes facts in the JSON notation that labelled collections of workflow files use, one object per file.</summary>
public static class WorkflowNotation
{
    /// <param name="owner">Owner of the repository the file is from: its own actions are no third party's. Null where unknown.</param>
    public static JsonObject Write(WorkflowFacts facts, string? owner)
    {
        if (facts.Fault is WorkflowFault.Unreadable unreadable)
        {
            return new() { ["yaml_error"] = unreadable.Reason };
        }

        var file = Described(facts);
        file["jobs"] = new JsonObject(facts.Jobs.Select(j => KeyValuePair.Create<string, JsonNode?>(j.Id, JobNotation.Write(j, facts, owner))));
        if (facts.Fault is WorkflowFault.Structure structure)
        {
            file["structure_error"] = structure.Reason;
        }

        return file;
    }

    /// <summary>One job's permissions: form, scopes and where they are stated.</summary>
    public static JsonObject Permissions(PermissionFacts permissions) => PermissionNotation.OfJob(permissions);

    private static JsonObject Described(WorkflowFacts facts) => new()
    {
        ["name"] = facts.Name,
        ["has_on"] = facts.HasOn,
        ["triggers"] = Json.List(facts.Triggers),
        ["schedule"] = Json.List(facts.Schedule),
        ["pull_request_target"] = facts.Triggers.Contains("pull_request_target"),
        ["workflow_run"] = facts.Triggers.Contains("workflow_run"),
        ["workflow_dispatch"] = facts.Triggers.Contains("workflow_dispatch"),
        ["workflow_call"] = facts.CanBeCalled,
        ["workflow_call_secrets"] = new JsonObject(facts.CallSecrets.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value))),
        ["workflow_env_secrets"] = Json.List(SecretNames.Named(facts.EnvSecrets, withToken: true)),
        ["workflow_permissions"] = facts.Permissions is { } permissions ? PermissionNotation.OfWorkflow(permissions) : null,
        ["duplicate_keys"] = Json.List(facts.DuplicateKeys.Select(d => $"{d.Key}@{d.Line}")),
        ["secrets_in_disallowed_position"] = Json.List(facts.MisplacedSecrets),
        ["unclosed_expressions"] = Json.List(facts.UnclosedExpressions),
    };
}
