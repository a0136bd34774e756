using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows.Notation;

namespace Playbooks.Cli.Explain.Workflows;

internal static class ReachedJobJson
{
    internal static JsonObject Write(WorkflowFacts facts, ImmutableArray<ReachedJob> jobs) => new()
    {
        ["file"] = facts.Path,
        ["name"] = facts.Name,
        ["cannot_tell"] = facts.Fault?.Reason,
        ["triggers"] = List(facts.Triggers),
        ["jobs"] = new JsonArray([.. jobs.Select(j => (JsonNode)Job(j))]),
        ["diagnostics"] = List(facts.Diagnostics.Select(d => d.ToString())),
    };

    private static JsonObject Job(ReachedJob reached) => new()
    {
        ["job"] = string.Join('/', reached.Calls),
        ["workflow"] = reached.Workflow.Path,
        ["secrets"] = List(SecretWords.Of(reached.Secrets)),
        ["environment_secrets"] = List(reached.Secrets.EnvironmentOnly),
        ["inherit"] = reached.Job.InheritsSecrets,
        ["github_token"] = reached.Job.UsesToken,
        ["permissions"] = WorkflowNotation.Permissions(reached.Permissions),
        ["oidc"] = reached.Permissions.CanRequestIdToken,
        ["environment"] = reached.Job.Environment,
        ["runner"] = reached.Job.Runner is { } runner ? WorkflowWords.Runner(runner.Kind) : null,
        ["labels"] = List(reached.Job.Runner?.Labels ?? []),
        ["uses"] = new JsonArray([.. Uses(reached.Job).Select(u => (JsonNode)new JsonObject { ["uses"] = u.Text, ["pin"] = WorkflowWords.Pin(u.Pin) })]),
        ["cannot_tell"] = reached.CannotTell,
    };

    internal static IEnumerable<UsesFacts> Uses(JobFacts job) => job.Call is { } call ? [call] : job.Steps.Select(s => s.Uses).OfType<UsesFacts>();

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);
}
